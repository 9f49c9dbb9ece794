import { topicNamed, type StreamName, type Topic, type TopicName } from '@smarketing/contracts';
import type { Db } from 'mongodb';
import { positionsCollection, type PartitionPosition } from '../consume/partition-positions.js';
import { decodeRecord } from '../consume/decode-record.js';
import type { LastAppliedOf } from '../consume/last-applied.js';
import type { ReadRecord, Offsets } from '../rebuild/log-reader.js';

/** Id of a fact → the version of the reference under which it led to a fact of the service's own. */
export type Causes = ReadonlyMap<string, number | undefined>;

type References = NonNullable<PartitionPosition['references']>;

/** Where a partition is, as far as a resumption is concerned. */
export interface Place {
  readonly next: Offsets;
  readonly applied: LastAppliedOf;
  readonly references: References;
}

/**
 * Where the lost database stood at the least: behind the last fact of each log that has led to one of
 * the service's own. What comes later had led to nothing, or to something that nobody has seen: folding
 * it anew issues it. What references are made of is read to its end, since what was decided by it is
 * on the topics.
 */
export async function resumeBehind(
  causes: Causes,
  read: AsyncIterable<ReadRecord[]>,
  from: Place,
  {
    referenceStream,
    cluster,
    rules,
  }: { referenceStream: StreamName | undefined; cluster: string; rules: number },
): Promise<Place> {
  const next: Offsets = { ...from.next };
  const applied: LastAppliedOf = { ...from.applied };
  const firsts = new Map<number, Offsets>();
  // A fact that is there again was folded where it was there first.
  const sought = new Set(causes.keys());
  for await (const records of read) {
    for (const { log, record } of records) {
      const { fact } = decodeRecord(record, log);
      if (!fact || record.offset < (next[log] ?? 0)) continue;
      const isRead = topicNamed(log).stream === referenceStream;
      if (!sought.delete(fact.id) && !isRead) continue;
      next[log] = record.offset + 1;
      applied[log] = { cluster, offset: record.offset, id: fact.id };
      const version = causes.get(fact.id);
      if (version === undefined) continue;
      const first = firsts.get(version) ?? {};
      first[log] = Math.min(first[log] ?? Infinity, record.offset);
      firsts.set(version, first);
    }
  }
  return {
    next,
    applied,
    references: [...from.references, ...referencesSince(from, firsts, next, rules)],
  };
}

/** A version decides from the first fact of each log that it, or a later one, has decided. */
function referencesSince(
  { references }: { references: References },
  firsts: ReadonlyMap<number, Offsets>,
  next: Offsets,
  rules: number,
): References {
  const newest = references.at(-1)?.version ?? -Infinity;
  const versions = [...firsts.keys()].filter((version) => version > newest);
  const later: Offsets = { ...next };
  const found: References[number][] = [];
  for (const version of versions.toSorted((one, other) => other - one)) {
    for (const [log, first] of Object.entries(firsts.get(version)!) as [TopicName, number][]) {
      later[log] = Math.min(later[log] ?? Infinity, first);
    }
    found.unshift({ version, ...(rules !== 1 && { rules }), next: { ...later } });
  }
  return found;
}

/** Where a partition is of which nothing was applied. */
export function nowhere(topics: readonly Topic[]): Place {
  const next = Object.fromEntries(topics.map(({ name }) => [name, 0])) as Offsets;
  return { next, applied: {}, references: [] };
}

/** Resumes there, once: whoever wrote the partition before is fenced out. */
export async function storeResumptions(
  db: Db,
  resumptions: ReadonlyMap<number, Place>,
): Promise<void> {
  await db.collection<PartitionPosition>(positionsCollection).bulkWrite(
    [...resumptions].map(([_id, { next, applied, references }]) => ({
      updateOne: {
        filter: { _id },
        update: {
          $set: { next, applied, ...(references.length > 0 && { references }) },
          $inc: { epoch: 1 },
          $setOnInsert: { owner: '', parked: 0, held: 0 },
        },
        upsert: true,
      },
    })),
    { writeConcern: { w: 'majority' } },
  );
}

/** Partition → where the database says that reading goes on, and the references noted so far. */
export async function storedPlaces(db: Db, topics: readonly Topic[]): Promise<Map<number, Place>> {
  const positions = await db.collection<PartitionPosition>(positionsCollection).find().toArray();
  const none = nowhere(topics).next;
  return new Map(
    positions.map(({ _id, next, applied = {}, references = [] }) => [
      _id,
      { next: { ...none, ...next }, applied, references },
    ]),
  );
}
