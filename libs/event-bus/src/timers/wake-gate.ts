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

export const gateId = (view: string, partition: number): string => `${view}/${partition}`;

/** Before the first transaction: one that had to create them would hold everybody up. */
export async function createGates(db: Db, view: string, partitions: number): Promise<void> {
  await db.collection<WakeGate>(gatesCollection).bulkWrite(
    Array.from({ length: partitions }, (_, partition) => ({
      updateOne: {
        filter: { _id: gateId(view, partition) },
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
  partitions: ReadonlySet<number>,
): Promise<void> {
  const { matchedCount } = await db.collection<WakeGate>(gatesCollection).updateMany(
    {
      _id: { $in: [...partitions].map((partition) => gateId(view, partition)) },
      $expr: { $not: [{ $gt: ['$until', '$$NOW'] }] },
    },
    { $inc: { passes: 1 } },
    { session },
  );
  if (matchedCount === partitions.size) return;
  throw new DependencyUnavailableError(
    'A view is being switched over to its rebuilt one; this takes a moment.',
  );
}
