import type { ClientSession, Db } from 'mongodb';
import type { TopicName } from '@smarketing/contracts';
import { numberOf, parkedCollection, type ParkedRecord } from '../consume/parked-keys.js';
import { sequenceIn } from '../consume/stored-record.js';
import { actionsCollection } from '../dead-letters/dead-letter-actions.js';
import type { DeadLetterAction } from '../dead-letters/dead-letter.js';

/** What became of single records in the live view, other than being folded when they came. */
export interface LiveRecords {
  readonly parked: ReadonlySet<string>;
  /** The same, by stream, key and number: so those are known that were parked on an earlier cluster. */
  readonly parkedNumbers: ReadonlySet<string>;
  /** Parked once and given up: their numbers were passed over. */
  readonly discarded: ReadonlySet<string>;
  /** Parked once and folded later: under which version of the reference, by which rules. */
  readonly redriven: ReadonlyMap<string, { version: number; rules: number }>;
}

export const nothing: LiveRecords = {
  parked: new Set(),
  parkedNumbers: new Set(),
  discarded: new Set(),
  redriven: new Map(),
};

/** True where operators redrove or discarded dead letters of the partition. */
export async function hasActions(db: Db, partition: number): Promise<boolean> {
  return (await db.collection(actionsCollection).findOne({ shard: partition })) !== null;
}

/** Names a record of the log among all, as parked records are named. */
export function recordName(topic: TopicName, partition: number, offset: number): string {
  return `${topic}/${partition}/${offset}`;
}

/** Of the records of these keys of one partition. */
export async function readLiveRecords(
  db: Db,
  partition: number,
  keys: readonly string[],
  session: ClientSession,
): Promise<LiveRecords> {
  const filter = { shard: partition, key: { $in: [...keys] } };
  const parked = await db
    .collection<ParkedRecord>(parkedCollection)
    .find(filter, { session })
    .toArray();
  const actions = await db
    .collection<DeadLetterAction>(actionsCollection)
    .find(filter, { session })
    .toArray();
  const discarded = actions.filter(({ outcome }) => outcome.discarded > 0);
  return {
    parked: new Set(parked.map(({ _id }) => _id)),
    parkedNumbers: new Set(parked.map((one) => numberOf(one.stream, one.key, sequenceIn(one)))),
    discarded: new Set(discarded.map(({ letter }) => letter)),
    redriven: new Map(
      actions.flatMap(({ records, reference: version, rules = 1 }) =>
        typeof version === 'number' ? records.map((id) => [id, { version, rules }] as const) : [],
      ),
    ),
  };
}
