import type { Db } from 'mongodb';
import { outboxCollection, placeOf, type OutboxRow } from '../outbox/outbox-row.js';
import type { OwnNumbers } from './own-numbers.js';

const rowsAtOnce = 1_000;

/**
 * Drops from the outbox of a restored backup what the topics have: it was published before. The answer
 * is how many rows that were.
 */
export async function dropPublishedRows(db: Db, onTopics: readonly OwnNumbers[]): Promise<number> {
  const last = new Map(onTopics.map((one) => [`${one.stream}/${one.key}`, one.last]));
  if (last.size === 0) return 0;
  const rows = db.collection<OutboxRow>(outboxCollection);
  const published: string[] = [];
  for await (const { _id } of rows.find({}, { projection: { _id: 1 } })) {
    const { document, number } = placeOf({ _id });
    const highest = last.get(document);
    if (highest !== undefined && number <= highest) published.push(_id);
  }
  for (let from = 0; from < published.length; from += rowsAtOnce) {
    await rows.deleteMany({ _id: { $in: published.slice(from, from + rowsAtOnce) } });
  }
  return published.length;
}
