import type { ClientSession, Db } from 'mongodb';
import { DependencyUnavailableError } from '../errors.js';

export const gatesCollection = 'bus_wake_gates';

/** Whoever wakes documents of a view passes through here, in the same transaction. */
export interface WakeGate {
  /** `<view>/<partition>`. */
  _id: string;
  view: string;
  passes?: number;
  /** Closed until then, by the server's clock. */
  until: Date | null;
  /** Who closed it. */
  by?: string;
}

export const gateId = (view: string, shard: number): string => `${view}/${shard}`;

/** Before the first transaction: one that had to create them would hold everybody up. */
export async function createGates(db: Db, view: string, shards: number): Promise<void> {
  await db.collection<WakeGate>(gatesCollection).bulkWrite(
    Array.from({ length: shards }, (_, shard) => ({
      updateOne: {
        filter: { _id: gateId(view, shard) },
        update: { $setOnInsert: { view, until: null } },
        upsert: true,
      },
    })),
  );
}

/** Throws {@link DependencyUnavailableError} while the gate of one of the partitions is closed. */
export async function passGates(
  db: Db,
  session: ClientSession,
  view: string,
  shards: ReadonlySet<number>,
): Promise<void> {
  const { matchedCount } = await db.collection<WakeGate>(gatesCollection).updateMany(
    {
      _id: { $in: [...shards].map((shard) => gateId(view, shard)) },
      $expr: { $not: [{ $gt: ['$until', '$$NOW'] }] },
    },
    { $inc: { passes: 1 } },
    { session },
  );
  if (matchedCount === shards.size) return;
  throw new DependencyUnavailableError(
    'A view is being switched over to its rebuilt one; this takes a moment.',
  );
}
