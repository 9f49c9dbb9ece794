import type { Db } from 'mongodb';
import type { DeadLetterAction } from './dead-letter.js';

/** What operators did to dead letters. Kept for good. */
export const actionsCollection = 'bus_dead_letter_actions';

/** Collection and index first: a transaction that had to create one would hold everybody up. */
export async function createActions(db: Db): Promise<void> {
  await db.createCollection(actionsCollection).catch((error: unknown) => {
    // Another instance, or an earlier start.
    if ((error as { codeName?: string }).codeName !== 'NamespaceExists') throw error;
  });
  await db.collection(actionsCollection).createIndex({ key: 1, _id: -1 });
}

export interface ActionsWanted {
  /** Null: of records without a key. Absent: of all. */
  readonly key?: string | null | undefined;
  /** The id of the last one of the page before. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** What was done, newest first. */
export async function readActions(
  db: Db,
  { key, before, limit }: ActionsWanted,
): Promise<DeadLetterAction[]> {
  return db
    .collection<DeadLetterAction>(actionsCollection)
    .find({
      ...(key !== undefined && { key }),
      ...(before !== undefined && { _id: { $lt: before } }),
    })
    .sort({ _id: -1 })
    .limit(limit)
    .toArray();
}
