import type { Db } from 'mongodb';
import type { DeadLetterAction } from './dead-letter.js';

/** What operators did to dead letters. Kept for good. */
export const actionsCollection = 'bus_dead_letter_actions';

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
