import type { Collection, Db } from 'mongodb';
import { logger } from '@smarketing/observability';

interface Lease {
  _id: string;
  owner: string | null;
  epoch: number;
  expiresAt: Date;
}

export const instancesCollection = 'bus_instances';

export interface LiveInstance {
  _id: string;
  expiresAt: Date;
  /** View → the version of its folds; absent where the instance is older than this field. */
  folds?: Readonly<Record<string, number>>;
}

const ttlMs = 8_000;
const renewEveryMs = 2_000;
/** A holder stops this long before the server lets somebody else take over. */
const marginMs = 1_500;

/**
 * Shares the partitions of a service's outbox and timers out among its live instances. Expiry is by the
 * clock of the database; a holder counts from before it asked, on its own monotonic clock. A lease
 * keeps two relays from working on the same rows most of the time; it cannot fence Kafka, so
 * consumers tolerate duplicates all the same.
 */
export class PartitionLeases {
  private readonly leases: Collection<Lease>;
  private readonly instances: Collection<LiveInstance>;
  private held = new Map<number, number>();
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private readonly listeners = new Set<() => void>();

  constructor(
    db: Db,
    private readonly instance: string,
    private readonly partitions: number,
    private readonly folds: Readonly<Record<string, number>> = {},
  ) {
    this.leases = db.collection<Lease>('bus_leases');
    this.instances = db.collection<LiveInstance>(instancesCollection);
  }

  async start(): Promise<void> {
    await this.leases.bulkWrite(
      Array.from({ length: this.partitions }, (_, partition) => ({
        updateOne: {
          filter: { _id: String(partition) },
          update: { $setOnInsert: { owner: null, epoch: 0, expiresAt: new Date(0) } },
          upsert: true,
        },
      })),
    );
    await this.shareOut();
    this.timer = setInterval(() => {
      this.round = this.shareOut();
    }, renewEveryMs);
  }

  /** Called when partitions were gained. */
  onGained(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** The partitions that are surely held now. */
  current(): number[] {
    const now = performance.now();
    return [...this.held].filter(([, until]) => until > now).map(([partition]) => partition);
  }

  holds(partitions: readonly number[]): boolean {
    const now = performance.now();
    return partitions.every((partition) => (this.held.get(partition) ?? 0) > now);
  }

  /** Gives everything back, so that the next instance need not wait for the expiry. */
  async release(): Promise<void> {
    clearInterval(this.timer);
    await this.round;
    this.held = new Map();
    await this.instances.deleteOne({ _id: this.instance });
    await this.leases.updateMany({ owner: this.instance }, [
      { $set: { owner: null, expiresAt: new Date(0) } },
    ]);
  }

  private async shareOut(): Promise<void> {
    try {
      const gained = await this.renewAndTake();
      if (gained) for (const listener of this.listeners) listener();
    } catch (error) {
      logger.warn({ err: error }, 'Partition leases could not be renewed; trying again.');
    }
  }

  private async renewAndTake(): Promise<boolean> {
    const asked = performance.now();
    const until = asked + ttlMs - marginMs;
    const expiresAt = { $add: ['$$NOW', ttlMs] };
    const alive = { expiresAt, folds: { $literal: this.folds } };
    await this.instances.updateOne({ _id: this.instance }, [{ $set: alive }], { upsert: true });
    await this.leases.updateMany(
      { owner: this.instance, $expr: { $gt: ['$expiresAt', '$$NOW'] } },
      [{ $set: { expiresAt } }],
    );
    const live = await this.instances.countDocuments({
      $expr: { $gt: ['$expiresAt', '$$NOW'] },
    });
    const share = Math.ceil(this.partitions / Math.max(1, live));
    const mine = new Set(
      (
        await this.leases
          .find({ owner: this.instance, $expr: { $gt: ['$expiresAt', '$$NOW'] } })
          .toArray()
      ).map(({ _id }) => Number(_id)),
    );
    const before = this.held.size;
    for (const partition of [...mine].slice(share)) {
      this.held.delete(partition);
      await this.leases.updateOne({ _id: String(partition), owner: this.instance }, [
        { $set: { owner: null, expiresAt: new Date(0) } },
      ]);
      mine.delete(partition);
    }
    for (let partition = 0; partition < this.partitions && mine.size < share; partition++) {
      if (!mine.has(partition) && (await this.take(partition))) mine.add(partition);
    }
    this.held = new Map([...mine].map((partition) => [partition, until]));
    return this.held.size > before;
  }

  private async take(partition: number): Promise<boolean> {
    const taken = await this.leases.findOneAndUpdate(
      { _id: String(partition), $expr: { $lt: ['$expiresAt', '$$NOW'] } },
      [
        {
          $set: {
            owner: this.instance,
            epoch: { $add: ['$epoch', 1] },
            expiresAt: { $add: ['$$NOW', ttlMs] },
          },
        },
      ],
      { returnDocument: 'after' },
    );
    return taken?.owner === this.instance;
  }
}
