import { MongoServerError, type ClientSession, type Collection, type Db, type UUID } from 'mongodb';
import { partitionsPerStream } from '@smarketing/contracts';
import { countersOf } from '../change/staged-changes.js';
import { runTransaction } from '../change/run-transaction.js';
import { heldCollection, type HeldFact } from '../consume/held-facts.js';
import { parkedCollection, type ParkedRecord } from '../consume/parked-keys.js';
import { positionsCollection, type PartitionPosition } from '../consume/partition-positions.js';
import { FencedError } from '../errors.js';
import { noteFoldedBy } from '../fold/view-versions.js';
import type { ServiceDatabase } from '../service-database.js';
import type { PutOffFact } from './put-off-facts.js';
import { rebuildNames } from './rebuild-names.js';
import { rebuildsCollection, type RebuildRun, type Switching } from './rebuild-run.js';

/** By their own ids, which they keep when they are renamed. */
export async function collectionsOf(db: Db, view: string): Promise<Switching> {
  const { documents, counters } = rebuildNames(view);
  const ids = await idsByName(db);
  return {
    live: ids.get(view)!,
    rebuilt: ids.get(documents)!,
    liveCounters: ids.get(countersOf(view)) ?? null,
    rebuiltCounters: ids.get(counters) ?? null,
    isHeld: false,
  };
}

/** Before a switch: what was kept of the one before makes room. */
export async function makeRoom(db: Db, view: string): Promise<void> {
  const { documentsBefore, countersBefore } = rebuildNames(view);
  for (const name of [documentsBefore, countersBefore]) await dropIfThere(db, name);
}

export async function dropIfThere(db: Db, collection: string): Promise<void> {
  await db.dropCollection(collection).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
}

/**
 * Puts the rebuilt view in the place of the live one, which is kept under another name. May be
 * interrupted anywhere and repeated by whoever holds the run. Throws {@link FencedError} where another
 * has taken it over.
 */
export async function switchOver(
  database: ServiceDatabase,
  view: string,
  { live, rebuilt, liveCounters, rebuiltCounters }: Switching,
  { fence, foldedBy = 1 }: Pick<RebuildRun, 'fence' | 'foldedBy'>,
): Promise<void> {
  const { db } = database;
  const { documentsBefore, countersBefore } = rebuildNames(view);
  await takePlace(db, { id: rebuilt, name: view, old: live, oldName: documentsBefore });
  if (rebuiltCounters) {
    const old = { old: liveCounters, oldName: countersBefore };
    await takePlace(db, { id: rebuiltCounters, name: countersOf(view), ...old });
  }
  await holdWhatTheRebuildHolds(database, view, fence);
  await noteFoldedBy(db, view, foldedBy);
}

interface Place {
  readonly id: UUID;
  readonly name: string;
  readonly old: UUID | null;
  readonly oldName: string;
}

async function takePlace(db: Db, { id, name, old, oldName }: Place): Promise<void> {
  const names = await namesById(db);
  const at = names.get(String(id));
  if (at === undefined) throw new Error(`The collection that was to become ${name} is gone.`);
  if (at === name) return;
  // A reader in between the two finds nothing; they follow each other at once. Sent again, however
  // late, each of them fails: what the first would replace is there, what the second would move is gone.
  if (old && names.get(String(old)) === name) await db.renameCollection(name, oldName);
  await db.renameCollection(at, name, { dropTarget: true });
}

/**
 * Facts that wait for a predecessor wait for it in the rebuilt view now. Parked ones stay parked, for
 * all views of the service.
 */
async function holdWhatTheRebuildHolds(
  database: ServiceDatabase,
  view: string,
  fence: number,
): Promise<void> {
  const { db } = database;
  const held = db.collection<HeldFact>(heldCollection);
  const putOff = db.collection<PutOffFact>(rebuildNames(view).putOff);
  if (!(await held.findOne({ view })) && !(await putOff.findOne())) return;
  await runTransaction(database, async (session) => {
    if (!(await isFirst(db, { view, fence }, session))) return;
    await held.deleteMany({ view }, { session });
    const waiting = await putOff.find({}, { session }).toArray();
    const parked = await idsOfParked(
      db.collection<ParkedRecord>(parkedCollection),
      waiting,
      session,
    );
    const facts = waiting.filter(
      ({ log, shard, offset }) => !parked.has(`${log}/${shard}/${offset}`),
    );
    if (facts.length > 0) {
      const heldAt = new Date();
      await held.insertMany(
        facts.map((fact) => ({ ...fact, _id: `${view}|${fact._id}`, view, heldAt })),
        { session },
      );
    }
    const positions = db.collection<PartitionPosition>(positionsCollection);
    for (let partition = 0; partition < partitionsPerStream; partition++) {
      const count = await held.countDocuments({ shard: partition }, { session });
      await positions.updateOne({ _id: partition }, { $set: { held: count } }, { session });
    }
  });
}

/** False where it was done: by now the live view may hold others. */
async function isFirst(
  db: Db,
  { view: _id, fence }: { view: string; fence: number },
  session: ClientSession,
): Promise<boolean> {
  const runs = db.collection<RebuildRun>(rebuildsCollection);
  const mine = { _id, fence, status: 'switching' } as const;
  const { matchedCount } = await runs.updateOne(
    { ...mine, 'switching.isHeld': false },
    { $set: { 'switching.isHeld': true } },
    { session },
  );
  if (matchedCount === 1) return true;
  if (await runs.findOne(mine, { session })) return false;
  throw new FencedError(0);
}

async function idsOfParked(
  parked: Collection<ParkedRecord>,
  facts: readonly PutOffFact[],
  session: ClientSession,
): Promise<Set<string>> {
  const names = facts.map(({ log, shard, offset }) => `${log}/${shard}/${offset}`);
  const found = await parked
    .find({ _id: { $in: names } }, { session, projection: { _id: 1 } })
    .toArray();
  return new Set(found.map(({ _id }) => _id));
}

async function idsByName(db: Db): Promise<Map<string, UUID>> {
  const collections = await db.listCollections({}, { nameOnly: false }).toArray();
  return new Map(
    collections.flatMap(({ name, info }) => {
      const { uuid } = (info ?? {}) as { uuid?: UUID };
      return uuid ? [[name, uuid]] : [];
    }),
  );
}

async function namesById(db: Db): Promise<Map<string, string>> {
  return new Map([...(await idsByName(db))].map(([name, id]) => [String(id), name]));
}

/** Gives the rebuilt collections the indexes of the live ones. */
export async function copyIndexes(db: Db, view: string): Promise<void> {
  const { documents, counters } = rebuildNames(view);
  for (const [from, to] of [
    [view, documents],
    [countersOf(view), counters],
  ] as const) {
    const indexes = await indexesOf(db, from);
    const wanted = indexes
      .filter(({ name }) => name !== '_id_')
      .map(({ v: _, ns: __, ...index }) => index);
    if (wanted.length > 0) await db.collection(to).createIndexes(wanted as never);
  }
}

async function indexesOf(db: Db, collection: string) {
  try {
    return await db.collection(collection).listIndexes().toArray();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof MongoServerError && error.codeName === 'NamespaceNotFound';
}
