import type { ClientSession, Collection, Db } from 'mongodb';
import { v7 as uuidv7 } from 'uuid';
import { StagedChanges } from '../change/staged-changes.js';
import { decodeRecord, type DecodedRecord } from '../consume/decode-record.js';
import type { KnownFaults } from '../consume/fault.js';
import { foldBatch, foldContext, type FoldTarget } from '../consume/fold-batch.js';
import { HeldFacts } from '../consume/held-facts.js';
import { ParkedKeys, parkedCollection, type ParkedRecord } from '../consume/parked-keys.js';
import { positionsCollection, type PartitionPosition } from '../consume/partition-positions.js';
import { restoreRecord, sequenceIn } from '../consume/stored-record.js';
import { DependencyUnavailableError } from '../errors.js';
import type { ViewFolds } from '../fold/view-folds.js';
import { versionOf } from '../fold/reference-version.js';
import { recordOf } from '../acts/act.js';
import { writeActs } from '../acts/acts.js';
import { causeOfRequest } from '../outbox/cause-of-request.js';
import { dropRefusedLetters, letterId } from '../outbox/letter-row.js';
import type { ServiceDatabase } from '../service-database.js';
import {
  NoSuchDeadLetterError,
  type DeadLetterAction,
  type Operator,
  type Redriven,
} from './dead-letter.js';
import { actionsCollection } from './dead-letter-actions.js';
import { inRedriveOrder } from './redrive-order.js';
import { standInFor } from './stand-in.js';

/** What is to be done to the key of a dead letter. */
export interface Order {
  readonly letter: Pick<ParkedRecord, '_id' | 'shard' | 'stream' | 'log' | 'key'>;
  readonly by: Operator;
  /** Where the faulty record shall be discarded: why. */
  readonly discard: { readonly reason: string } | undefined;
}

/** What the records are folded with. */
export interface Folding {
  readonly database: ServiceDatabase;
  readonly views: readonly ViewFolds[];
  readonly reference: unknown;
}

export interface KeyRedriven {
  readonly outcome: Redriven;
  /** Collections whose documents changed. */
  readonly changed: readonly string[];
  /** Rows for the relay, dead letters among them. */
  readonly rows: number;
}

/**
 * Applies the parked records of a key, in order, up to the first that is faulty still; all of it in
 * the caller's transaction. It moves the partition's epoch first: whoever writes there loses against
 * it or is fenced out, forgets what it has in hand and reads anew. So a record is applied by a live
 * batch, by this or by another redrive, but once.
 *
 * Throws {@link NoSuchDeadLetterError}, {@link DependencyUnavailableError}, and what {@link foldBatch} and `StagedChanges.flush` throw.
 */
export async function redriveKey(
  session: ClientSession,
  folding: Folding,
  order: Order,
  known: KnownFaults,
): Promise<KeyRedriven> {
  const { db, service, given } = folding.database;
  const { _id: letter, shard, key } = order.letter;
  await moveEpoch(db.collection<PartitionPosition>(positionsCollection), shard, session);
  const records = await parkedWith(db.collection(parkedCollection), order.letter, session);
  const faulty = records.find(({ _id, fault }) => _id === letter && fault);
  if (!faulty) throw new NoSuchDeadLetterError(letter);
  const target: FoldTarget = {
    staged: new StagedChanges(db, session, service, { given }),
    held: new HeldFacts(db, session, shard),
    parked: new ParkedKeys(db, session, shard, service),
  };
  if (key !== null) {
    for (const { view } of folding.views) await target.staged.read(view, [key]);
    await target.held.read([key]);
  }
  const discarded = order.discard && letter;
  const done = foldParked(records, discarded, known, folding, target);
  await target.staged.flush();
  const { added, fault } = await park(folding.database, records, target.parked, session);
  const held = await target.held.flush();
  await db
    .collection<ParkedRecord>(parkedCollection)
    .deleteMany({ _id: { $in: done } }, { session });
  const letters = records
    .filter(({ _id }) => done.includes(_id))
    .map(({ log, offset }) => letterId(log, shard, offset));
  await dropRefusedLetters(db, letters, session);
  await db
    .collection<PartitionPosition>(positionsCollection)
    .updateOne({ _id: shard }, { $inc: { parked: added - done.length, held } }, { session });
  const gone = discarded !== undefined && done.includes(discarded) ? 1 : 0;
  const outcome: Redriven = {
    applied: done.length - gone,
    discarded: gone,
    waiting: records.length - done.length + added,
    held: Math.max(0, held),
    issued: target.staged.issued.length,
    fault,
  };
  await db
    .collection<DeadLetterAction>(actionsCollection)
    .insertOne(actionOf(order, faulty, done, outcome, folding), { session });
  await recordAct(db, order, session);
  return {
    outcome,
    changed: target.staged.changedCollections(),
    rows: target.staged.issued.length + target.parked.faulty.length,
  };
}

/** The parked records that a redrive of the letter is about, in order. */
export async function parkedWith(
  parked: Collection<ParkedRecord>,
  letter: Order['letter'],
  session?: ClientSession,
): Promise<ParkedRecord[]> {
  const { _id, shard, key } = letter;
  const filter = key === null ? { _id } : { shard, key };
  const records = await parked.find(filter, { ...(session && { session }) }).toArray();
  return inRedriveOrder(records, letter);
}

/**
 * First of all in the transaction: from here on no other writer of the partition can commit. Throws
 * {@link DependencyUnavailableError} while a view is switched over.
 */
async function moveEpoch(
  positions: Collection<PartitionPosition>,
  partition: number,
  session: ClientSession,
): Promise<void> {
  const { matchedCount } = await positions.updateOne(
    { _id: partition, $expr: { $not: [{ $gt: ['$frozen.until', '$$NOW'] }] } },
    { $inc: { epoch: 1 } },
    { session },
  );
  if (matchedCount === 0) {
    throw new DependencyUnavailableError(
      'A view is being switched over to its rebuilt one; this takes a moment. Try again then.',
    );
  }
}

/** Folds up to the first faulty record. Answers the ids of those that need not be parked any longer. */
function foldParked(
  records: readonly ParkedRecord[],
  discarded: string | undefined,
  known: KnownFaults,
  { views, reference, database }: Folding,
  target: FoldTarget,
): string[] {
  const context = foldContext(reference, database.rules);
  const done: string[] = [];
  for (const record of records) {
    const decoded = record._id === discarded ? standInFor(record) : decode(record);
    const waits = target.parked.has(record.key);
    if (decoded) foldBatch([decoded], known, views, target, context);
    // A held fact that this one released may be what is faulty: then this one is applied.
    const isFaulty = target.parked.faulty.some(({ _id }) => _id === record._id);
    if (!waits && !isFaulty) done.push(record._id);
  }
  return done;
}

function decode(record: ParkedRecord): DecodedRecord {
  return decodeRecord(restoreRecord(record), record.log);
}

/**
 * Notes the faults on the records that have them. One that is faulty for the first time is
 * dead-lettered too. Answers how many records are parked that were not, and the first fault.
 */
async function park(
  { db, service }: ServiceDatabase,
  records: readonly ParkedRecord[],
  found: ParkedKeys,
  session: ClientSession,
): Promise<{ added: number; fault: Redriven['fault'] }> {
  const parked = db.collection<ParkedRecord>(parkedCollection);
  let added = 0;
  let first: Redriven['fault'] = null;
  for (const faulty of found.faulty) {
    const { _id, shard, fault } = faulty;
    const before = records.find((record) => record._id === _id);
    const { name, message } = fault!;
    const attempts = (before?.fault?.attempts ?? 0) + fault!.attempts;
    first ??= { id: _id, name, message, attempts };
    if (before?.fault) {
      const noted = { name, message, attempts };
      await parked.updateOne({ _id }, { $set: { fault: noted } }, { session });
      continue;
    }
    if (before) await parked.deleteOne({ _id }, { session });
    else added++;
    const error = Object.assign(new Error(message), { name });
    const anew = new ParkedKeys(db, session, shard, service);
    anew.park(decode(faulty), { error, attempts });
    await anew.flush();
  }
  return { added, fault: first };
}

async function recordAct(
  db: Db,
  { letter, discard }: Order,
  session: ClientSession,
): Promise<void> {
  const act = discard ? 'dead-letter.discard' : 'dead-letter.redrive';
  const record = recordOf({ act, on: `dead-letter/${letter._id}` }, causeOfRequest());
  if (record) await writeActs(db, [record], session);
}

function actionOf(
  { by, discard }: Order,
  faulty: ParkedRecord,
  records: readonly string[],
  outcome: Redriven,
  { database, reference }: Folding,
): DeadLetterAction {
  const { _id: letter, shard, key, stream } = faulty;
  return {
    _id: uuidv7(),
    at: new Date(),
    by: { subject: by.subject, roles: [...by.roles] },
    action: discard ? 'discard' : 'redrive',
    service: database.service,
    shard,
    key,
    stream,
    letter,
    sequence: sequenceIn(faulty),
    records,
    reason: discard?.reason ?? null,
    reference: versionOf(reference) ?? null,
    ...(database.rules !== 1 && { rules: database.rules }),
    outcome,
  };
}
