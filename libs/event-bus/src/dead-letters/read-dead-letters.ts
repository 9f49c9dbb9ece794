import type { Collection } from 'mongodb';
import type { ParkedRecord } from '../consume/parked-keys.js';
import { deadLetterOf, type DeadLetter, type ParkedWhole } from './dead-letter.js';

export interface LettersWanted {
  readonly key?: string | undefined;
  /** The id of the last one of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Dead letters in the order of their ids. */
export async function readDeadLetters(
  parked: Collection<ParkedRecord>,
  { key, after, limit }: LettersWanted,
): Promise<DeadLetter[]> {
  const faulty = await parked
    .find({
      fault: { $exists: true },
      ...(key !== undefined && { key }),
      ...(after !== undefined && { _id: { $gt: after } }),
    })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray();
  const sizes = await sizesOf(parked, faulty);
  return faulty.map((record) => deadLetterOf(record, (sizes.get(nameOf(record)) ?? 1) - 1));
}

/** How many records of a key are parked, by {@link nameOf}. */
async function sizesOf(
  parked: Collection<ParkedRecord>,
  letters: readonly ParkedRecord[],
): Promise<Map<string, number>> {
  const partitions = [...new Set(letters.map(({ shard }) => shard))];
  const keys = [...new Set(letters.flatMap(({ key }) => key ?? []))];
  const groups = await parked
    .aggregate<{ _id: Pick<ParkedRecord, 'shard' | 'key'>; records: number }>([
      { $match: { shard: { $in: partitions }, key: { $in: keys } } },
      { $group: { _id: { shard: '$shard', key: '$key' }, records: { $sum: 1 } } },
    ])
    .toArray();
  return new Map(groups.map(({ _id, records }) => [nameOf(_id), records]));
}

const nameOf = ({ shard, key }: Pick<ParkedRecord, 'shard' | 'key'>): string => `${shard}/${key}`;

export function wholeOf(record: ParkedRecord): ParkedWhole {
  const { _id: id, fault, order: _, ...rest } = record;
  return { id, ...rest, fault: fault ?? null };
}
