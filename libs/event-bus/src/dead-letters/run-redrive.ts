import { setTimeout as wait } from 'node:timers/promises';
import { MongoError } from 'mongodb';
import { isRefusedDocument, runTransaction } from '../change/run-transaction.js';
import { decodeRecord } from '../consume/decode-record.js';
import type { Fault, KnownFaults } from '../consume/fault.js';
import { PoisonFoundError, recordId } from '../consume/fold-batch.js';
import { parkedCollection, type ParkedRecord } from '../consume/parked-keys.js';
import { restoreRecord } from '../consume/stored-record.js';
import { ConcurrentChangeError, DependencyUnavailableError } from '../errors.js';
import { retries } from '../retries.js';
import { NoSuchDeadLetterError } from './dead-letter.js';
import {
  parkedWith,
  redriveKey,
  type Folding,
  type KeyRedriven,
  type Order,
} from './redrive-key.js';

/**
 * Redrives a key in one transaction, which is tried anew with each fault that it finds, and where it
 * loses against others. A dry run ends in no commit.
 */
export async function runRedrive(
  folding: Folding,
  order: Order,
  dryRun: boolean,
): Promise<KeyRedriven> {
  const known = new Map<string, Fault>();
  let isolated = false;
  let conflicts = 0;
  for (;;) {
    try {
      return await attempt(folding, order, known, dryRun);
    } catch (error) {
      if (error instanceof PoisonFoundError) {
        for (const { id, cause } of error.poisons) known.set(id, { error: cause, attempts: 1 });
      } else if (error instanceof ConcurrentChangeError) {
        if (++conflicts >= retries.contendedBatch.tries) throw error;
        await wait(retries.contendedBatch.pauseMs(conflicts));
      } else if (error instanceof RefusedChangesError) {
        if (isolated) throw error.cause;
        isolated = true;
        const refused = await findRefused(folding, order, known);
        known.set(refused, { error: error.cause, attempts: 1 });
      } else {
        throw error;
      }
    }
  }
}

async function attempt(
  folding: Folding,
  order: Order,
  known: KnownFaults,
  dryRun: boolean,
): Promise<KeyRedriven> {
  try {
    return await runTransaction(folding.database, async (session) => {
      const redriven = await redriveKey(session, folding, order, known).catch(tellRefusal);
      if (dryRun) throw new DryRun(redriven);
      return redriven;
    });
  } catch (error) {
    if (error instanceof DryRun) return error.redriven;
    throw error;
  }
}

/** The first record of the key with which what the records make cannot be written. */
async function findRefused(folding: Folding, order: Order, known: KnownFaults): Promise<string> {
  const parked = folding.database.db.collection<ParkedRecord>(parkedCollection);
  const records = await parkedWith(parked, order.letter);
  const ids = records.map((record) => recordId(decodeRecord(restoreRecord(record), record.log)));
  let first = 0;
  let last = ids.length - 1;
  while (first < last) {
    const middle = (first + last) >> 1;
    const stop: Fault = { error: new Error('Not looked at.'), attempts: 0 };
    const upToMiddle = new Map(known).set(ids[middle + 1]!, stop);
    if (await isRefused(folding, order, upToMiddle)) last = middle;
    else first = middle + 1;
  }
  return ids[first]!;
}

async function isRefused(folding: Folding, order: Order, known: KnownFaults): Promise<boolean> {
  try {
    await attempt(folding, order, known, true);
    return false;
  } catch (error) {
    if (error instanceof RefusedChangesError) return true;
    throw error;
  }
}

/** What a document holds cannot be written: the server refuses it, or the driver already. */
class RefusedChangesError extends Error {
  override readonly name = 'RefusedChangesError';
  readonly retryable = false;

  constructor(override readonly cause: Error) {
    super(`The changes cannot be written: ${cause.message}`, { cause });
  }
}

const noRefusals = [
  PoisonFoundError,
  ConcurrentChangeError,
  DependencyUnavailableError,
  NoSuchDeadLetterError,
];

function tellRefusal(error: unknown): never {
  const isRefusal =
    error instanceof MongoError
      ? isRefusedDocument(error)
      : !noRefusals.some((kind) => error instanceof kind);
  throw isRefusal ? new RefusedChangesError(error as Error) : error;
}

/** Ends a transaction that was only to show what it would do. */
class DryRun extends Error {
  constructor(readonly redriven: KeyRedriven) {
    super('Only a dry run: nothing is committed.');
    this.name = 'DryRun';
  }
}
