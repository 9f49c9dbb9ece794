import type { ClientSession, Collection, Db } from 'mongodb';
import { FencedError } from '../errors.js';

export const foreignPositionsCollection = 'bus_foreign_positions';

/** Where a service is in one partition of a topic that others write to. */
export interface ForeignPosition {
  /** `<topic>/<partition>`, without the namespace. */
  _id: string;
  topic: string;
  partition: number;
  /** The next offset to apply. */
  next: number;
  /** By which Kafka tells the cluster that it was read from. */
  cluster: string;
}

/** The one truth about what was applied of topics that others write to. */
export class ForeignPositions {
  private readonly collection: Collection<ForeignPosition>;

  constructor(db: Db) {
    this.collection = db.collection<ForeignPosition>(foreignPositionsCollection);
  }

  /**
   * Where to read on. A partition of another cluster is read from its beginning: what was applied of it is
   * known by the ids of its events.
   */
  async resume(topic: string, partition: number, cluster: string): Promise<number> {
    const _id = idOf(topic, partition);
    const beginning = { topic, partition, next: 0, cluster };
    await this.collection.updateOne(
      { _id },
      { $setOnInsert: beginning },
      { upsert: true, writeConcern: { w: 'majority' } },
    );
    await this.collection.updateOne(
      { _id, cluster: { $ne: cluster } },
      { $set: { next: 0, cluster } },
      { writeConcern: { w: 'majority' } },
    );
    const { next } = (await this.collection.findOne({ _id }))!;
    return next;
  }

  /**
   * Moves the position in the transaction that applies what lies between. Throws {@link FencedError} where
   * another was first: whoever reads the same twice changes nothing the second time.
   */
  async move(
    { topic, partition, from, to }: Step,
    session: ClientSession | undefined,
  ): Promise<void> {
    const { matchedCount } = await this.collection.updateOne(
      { _id: idOf(topic, partition), next: from },
      { $set: { next: to } },
      session ? { session } : { writeConcern: { w: 'majority' } },
    );
    if (matchedCount === 0) throw new FencedError(partition);
  }

  async readAll(topics: readonly string[]): Promise<ForeignPosition[]> {
    return this.collection.find({ topic: { $in: [...topics] } }).toArray();
  }
}

export interface Step {
  readonly topic: string;
  readonly partition: number;
  readonly from: number;
  readonly to: number;
}

function idOf(topic: string, partition: number): string {
  return `${topic}/${partition}`;
}
