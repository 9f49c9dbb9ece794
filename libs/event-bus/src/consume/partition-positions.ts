import type { ClientSession, Collection, Db } from 'mongodb';
import type { TopicName } from '@smarketing/contracts';
import { isDuplicateId } from '../change/run-transaction.js';
import { DependencyUnavailableError, FencedError } from '../errors.js';
import type { DecodedRecord } from './decode-record.js';
import { lastAppliedIn, type LastAppliedOf } from './last-applied.js';
import { findPlaces, forgetPlaces, withReference, type PastReference } from './past-references.js';

/** Where a service is in one partition of all its logs, and who may write there. */
export interface PartitionPosition {
  /** The partition. */
  _id: number;
  /** Grows with every change of the owner: what an earlier owner still has in hand is refused. */
  epoch: number;
  owner: string;
  /** Log → the next offset to apply. */
  next: Partial<Record<TopicName, number>>;
  /** Log → the last fact that was applied, and the cluster that it was read from. */
  applied?: LastAppliedOf;
  /** When reading was begun anew, to resume by sequence numbers. */
  resumed?: Date;
  /** How many records of the partition are parked, and how many facts wait for a predecessor. */
  parked: number;
  held: number;
  /** Until then, by the server's clock, nobody may become its writer: a view is switched over. */
  frozen?: { until: Date; by: string };
  /** From which offsets on which version of the reference decided by which rules (none: 1), in order. */
  references?: readonly PastReference[];
}

export const positionsCollection = 'bus_positions';

/** The one truth about what was applied; Kafka's committed offsets are a hint. */
export class PartitionPositions {
  private readonly collection: Collection<PartitionPosition>;
  /** The cluster that is read; undefined before that is known. */
  cluster: string | undefined;

  constructor(
    db: Db,
    private readonly owner: string,
    private readonly topics: readonly TopicName[],
  ) {
    this.collection = db.collection<PartitionPosition>(positionsCollection);
  }

  /**
   * Becomes the writer of the partition: whoever was it before is fenced out from now on.
   * Throws {@link DependencyUnavailableError} while a view is switched over.
   */
  async claim(partition: number): Promise<PartitionPosition> {
    const claimed =
      (await this.take(partition)) ?? (await this.make(partition)) ?? (await this.take(partition));
    if (claimed) return claimed;
    throw new DependencyUnavailableError(
      'A view is being switched over to its rebuilt one; this takes a moment.',
    );
  }

  private take(partition: number): Promise<PartitionPosition | null> {
    const zero = Object.fromEntries(this.topics.map((topic) => [topic, 0]));
    return this.collection.findOneAndUpdate(
      { _id: partition, $expr: { $not: [{ $gt: ['$frozen.until', '$$NOW'] }] } },
      [
        {
          $set: {
            epoch: { $add: ['$epoch', 1] },
            owner: this.owner,
            next: { $mergeObjects: [zero, '$next'] },
          },
        },
      ],
      { returnDocument: 'after', writeConcern: { w: 'majority' } },
    );
  }

  /** Nothing was applied yet; where another makes it first, that is as good. */
  private async make(partition: number): Promise<undefined> {
    const { owner } = this;
    const beginning = { epoch: 0, owner, next: {}, parked: 0, held: 0 };
    await this.collection
      .updateOne({ _id: partition }, { $setOnInsert: beginning }, { upsert: true })
      .catch((error: unknown) => {
        if (!isDuplicateId(error)) throw error;
      });
  }

  async read(partitions: readonly number[]): Promise<PartitionPosition[]> {
    return this.collection.find({ _id: { $in: [...partitions] } }).toArray();
  }

  async readAll(): Promise<PartitionPosition[]> {
    return this.collection.find().toArray();
  }

  /**
   * All offsets are void: every topic is read from its beginning, and what was folded is skipped by its
   * number. Whoever writes is fenced out. False while a view is switched over.
   */
  async beginAnew(session: ClientSession): Promise<boolean> {
    const positions = await this.collection.find({}, { session }).toArray();
    for (const { _id, epoch, references = [] } of positions) {
      const { matchedCount } = await this.collection.updateOne(
        { _id, epoch, $expr: { $not: [{ $gt: ['$frozen.until', '$$NOW'] }] } },
        {
          $set: { next: {}, applied: {}, references: forgetPlaces(references) },
          $currentDate: { resumed: true },
          $inc: { epoch: 1 },
        },
        { session },
      );
      if (matchedCount === 0) return false;
    }
    return true;
  }

  /**
   * Moves positions, in the transaction that applies what lies between: compare-and-set on owner and
   * offsets. Notes which version of the reference decided by which rules. The answer is in the order of the moves.
   * Throws {@link FencedError} where another was first, at one of them at least.
   */
  async advance(
    moves: readonly Move[],
    session: ClientSession,
    decided: Decided = {},
  ): Promise<PartitionPosition[]> {
    const steps = moves.map((move) => stepOf(move, decided, this.cluster));
    const { matchedCount } = await this.collection.bulkWrite(
      steps.map(({ updateOne }) => ({ updateOne })),
      { session },
    );
    if (matchedCount !== moves.length) throw new FencedError(moves[0]!.at._id);
    return steps.map(({ moved }) => moved);
  }
}

/** A position as it is, and what changes of it. */
export interface Move {
  readonly at: PartitionPosition;
  readonly to: Pick<PartitionPosition, 'next' | 'parked' | 'held'>;
  /** What lies between. */
  readonly records: readonly DecodedRecord[];
}

type Decided = { version?: number | undefined; rules?: number };

function stepOf(
  { at, to, records }: Move,
  { version, rules = 1 }: Decided,
  cluster: string | undefined,
) {
  const before = at.references ?? [];
  const places = at.resumed ? findPlaces(before, records) : before;
  const references = withReference(places, { version, rules }, at);
  const applied = cluster === undefined ? {} : lastAppliedIn(records, cluster);
  const topics = Object.keys(to.next) as TopicName[];
  const unmoved = topics.map((topic) => [`next.${topic}`, at.next[topic] ?? 0]);
  const moved = topics.map((topic) => [`next.${topic}`, to.next[topic]]);
  const last = Object.entries(applied).map(([topic, fact]) => [`applied.${topic}`, fact]);
  const { parked, held } = to;
  return {
    updateOne: {
      filter: { _id: at._id, epoch: at.epoch, ...Object.fromEntries(unmoved) },
      update: {
        $set: {
          ...Object.fromEntries([...moved, ...last]),
          parked,
          held,
          ...(references !== before && { references }),
        },
      },
    },
    moved: {
      ...at,
      ...to,
      next: { ...at.next, ...to.next },
      applied: { ...at.applied, ...applied },
      references,
    },
  };
}
