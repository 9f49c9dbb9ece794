import type { ClientSession, Collection, Db } from 'mongodb';
import type { StreamName } from '@smarketing/contracts';
import { FencedError } from '../errors.js';

/** Where a service is in one partition of all its streams, and who may write there. */
export interface ShardPosition {
  /** The partition. */
  _id: number;
  /** Grows with every change of the owner: what an earlier owner still has in hand is refused. */
  epoch: number;
  owner: string;
  /** Stream → the next offset to apply. */
  next: Partial<Record<StreamName, number>>;
  /** How many records of the partition are parked, and how many facts wait for a predecessor. */
  parked: number;
  held: number;
}

export const positionsCollection = 'bus_positions';

/** The one truth about what was applied; Kafka's committed offsets are a hint. */
export class ShardPositions {
  private readonly collection: Collection<ShardPosition>;

  constructor(
    db: Db,
    private readonly owner: string,
    private readonly streams: readonly StreamName[],
  ) {
    this.collection = db.collection<ShardPosition>(positionsCollection);
  }

  /** Becomes the writer of the partition: whoever was it before is fenced out from now on. */
  async claim(shard: number): Promise<ShardPosition> {
    const zero = Object.fromEntries(this.streams.map((stream) => [stream, 0]));
    const claimed = await this.collection.findOneAndUpdate(
      { _id: shard },
      [
        {
          $set: {
            epoch: { $add: [{ $ifNull: ['$epoch', 0] }, 1] },
            owner: this.owner,
            next: { $mergeObjects: [zero, '$next'] },
            parked: { $ifNull: ['$parked', 0] },
            held: { $ifNull: ['$held', 0] },
          },
        },
      ],
      { upsert: true, returnDocument: 'after', writeConcern: { w: 'majority' } },
    );
    return claimed!;
  }

  async read(shards: readonly number[]): Promise<ShardPosition[]> {
    return this.collection.find({ _id: { $in: [...shards] } }).toArray();
  }

  async readAll(): Promise<ShardPosition[]> {
    return this.collection.find().toArray();
  }

  /**
   * Moves the position, in the transaction that applies what lies between: compare-and-set on owner
   * and offsets. Throws {@link FencedError} where another was first.
   */
  async advance(
    at: ShardPosition,
    to: Pick<ShardPosition, 'next' | 'parked' | 'held'>,
    session: ClientSession,
  ): Promise<void> {
    const unmoved = Object.keys(to.next).map((stream) => [
      `next.${stream}`,
      at.next[stream as StreamName] ?? 0,
    ]);
    const { matchedCount } = await this.collection.updateOne(
      { _id: at._id, epoch: at.epoch, ...Object.fromEntries(unmoved) },
      {
        $set: {
          ...Object.fromEntries(Object.entries(to.next).map(([s, next]) => [`next.${s}`, next])),
          parked: to.parked,
          held: to.held,
        },
      },
      { session },
    );
    if (matchedCount === 0) throw new FencedError(at._id);
  }
}
