import { setTimeout as wait } from 'node:timers/promises';
import {
  MongoError,
  MongoErrorLabel,
  MongoInvalidArgumentError,
  MongoServerError,
  type ClientSession,
} from 'mongodb';
import { retries } from '../retries.js';
import type { ServiceDatabase } from '../service-database.js';

/** Snapshot reads, journaled majority writes: nothing acknowledged is rolled back. */
const options = {
  readConcern: { level: 'snapshot' },
  writeConcern: { w: 'majority', j: true },
  readPreference: 'primary',
} as const;

/** How long a transaction that loses against others is tried anew by default, in milliseconds. */
const patienceMs = 10_000;

/**
 * Runs `work` in one transaction, anew on transient conflicts. The driver's own `withTransaction`
 * goes on for two minutes and pauses up to half a second between two tries: too long for a partition
 * that waits, too slow for many commands on one document.
 */
export async function runTransaction<R>(
  { client, sessions }: ServiceDatabase,
  work: (session: ClientSession) => Promise<R>,
  goOnFor = patienceMs,
): Promise<R> {
  const session = client.startSession();
  const deadline = performance.now() + goOnFor;
  try {
    await sessions.note(session);
    for (let attempt = 1; ; attempt++) {
      try {
        return await attemptTransaction(session, work);
      } catch (error) {
        if (!isTransient(error) || performance.now() >= deadline) throw error;
        await wait(retries.brokenTransaction.pauseMs(attempt));
      }
    }
  } finally {
    await session.endSession();
  }
}

async function attemptTransaction<R>(
  session: ClientSession,
  work: (session: ClientSession) => Promise<R>,
): Promise<R> {
  session.startTransaction(options);
  let result: R;
  try {
    result = await work(session);
  } catch (error) {
    await session.abortTransaction().catch(() => undefined);
    throw error;
  }
  for (let attempt = 1; ; attempt++) {
    try {
      await session.commitTransaction();
      return result;
    } catch (error) {
      const unknown = hasLabel(error, MongoErrorLabel.UnknownTransactionCommitResult);
      if (!unknown || attempt === retries.unansweredCommit.tries) throw error;
    }
  }
}

function hasLabel(error: unknown, label: MongoErrorLabel): boolean {
  return error instanceof MongoError && error.hasErrorLabel(label);
}

/** True where the transaction lost against another, or its connection; nothing of it is left. */
export function isTransient(error: unknown): boolean {
  return hasLabel(error, MongoErrorLabel.TransientTransactionError);
}

const duplicateKey = 11_000;

/** True where another transaction was first, so that reading again will show what it did. */
export function isConflict(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === duplicateKey;
}

/** True where it is the `_id` that is there already. */
export function isDuplicateId(error: unknown): boolean {
  return isConflict(error) && / index: _id_ /.test((error as MongoServerError).message);
}

/** BadValue, FailedToParse, TypeMismatch, dollar and dotted names, validation, too large, unique index, key too long. */
const refusals = new Set([2, 9, 14, 52, 57, 121, 10_334, duplicateKey, 17_280]);

/** True where the database works, and refuses what a document holds: another try will not help. */
export function isRefusedDocument(error: unknown): boolean {
  return error instanceof MongoServerError
    ? refusals.has(Number(error.code))
    : error instanceof MongoInvalidArgumentError;
}
