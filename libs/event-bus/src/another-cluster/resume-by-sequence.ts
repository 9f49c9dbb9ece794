import { topicsOf, type StreamName } from '@smarketing/contracts';
import type { ClientSession } from 'mongodb';
import { recordOf } from '../acts/act.js';
import { writeActs } from '../acts/acts.js';
import { runTransaction } from '../change/run-transaction.js';
import type { LastApplied } from '../consume/last-applied.js';
import { heldCollection, type HeldFact } from '../consume/held-facts.js';
import { parkedCollection, type ParkedRecord } from '../consume/parked-keys.js';
import type { PartitionPosition, PartitionPositions } from '../consume/partition-positions.js';
import { placesOfOneCluster } from '../consume/stored-record.js';
import type { KafkaClient } from '../kafka/kafka-client.js';
import { causeOfRequest } from '../outbox/cause-of-request.js';
import { hasEnded, rebuildsCollection, type RebuildRun } from '../rebuild/rebuild-run.js';
import type { ServiceDatabase } from '../service-database.js';

/** What a service has applied of one topic's partition, and what lies there now. */
export interface TopicPosition {
  readonly topic: string;
  readonly partition: number;
  readonly next: number;
  /** Behind the newest record that the cluster has. */
  readonly end: number;
  /** Undefined where none was applied yet. */
  readonly last: LastApplied | undefined;
}

export interface ServicePositions {
  /** The cluster that the service is connected to. */
  readonly cluster: string;
  readonly positions: readonly TopicPosition[];
  /** When reading was begun anew last. */
  readonly resumed: Date | undefined;
}

/** Reading is not begun anew: it is not needed, or not now. */
export class ResumeRefusedError extends Error {
  override readonly name = 'ResumeRefusedError';
  readonly retryable = false;
  constructor(
    readonly reason: 'known-cluster' | 'rebuild-running' | 'switching',
    message: string,
  ) {
    super(message);
  }
}

/** After a failover to a cluster on which the same facts have other offsets. */
export class ResumeBySequence {
  constructor(
    private readonly database: ServiceDatabase,
    private readonly kafka: KafkaClient,
    private readonly positions: PartitionPositions,
    private readonly consumes: readonly StreamName[],
  ) {}

  async read(): Promise<ServicePositions> {
    const cluster = await this.kafka.clusterId();
    const stored = await this.positions.readAll();
    const positions: TopicPosition[] = [];
    for (const { name, kafkaName } of this.consumes.flatMap(topicsOf)) {
      const bounds = await this.kafka.bounds(kafkaName);
      for (const { _id: partition, next, applied } of stored) {
        positions.push({
          topic: kafkaName,
          partition,
          next: next[name] ?? 0,
          end: bounds.get(partition)?.end ?? 0,
          last: applied?.[name],
        });
      }
    }
    return { cluster, positions, resumed: newest(stored) };
  }

  /**
   * Has every topic read from its beginning: each view knows the number of the last fact that it has
   * folded of every key, and skips what is not newer. Nothing is lost and nothing folded twice. `force`:
   * also where all positions are of this cluster, as after a topic was re-created.
   * Throws {@link ResumeRefusedError}.
   */
  async begin({ force }: { readonly force: boolean }): Promise<ServicePositions> {
    const { cluster, positions } = await this.read();
    const isElsewhere = positions.some(({ last }) => last && last.cluster !== cluster);
    if (!isElsewhere && !force) {
      throw new ResumeRefusedError(
        'known-cluster',
        `All positions are of this cluster (${cluster}), so reading resumes by offsets. Where a topic was re-created here, say so with --force.`,
      );
    }
    await runTransaction(this.database, (session) => this.beginAnew(session));
    return this.read();
  }

  private async beginAnew(session: ClientSession): Promise<void> {
    await this.voidRebuilds(session);
    if (!(await this.positions.beginAnew(session))) {
      throw new ResumeRefusedError(
        'switching',
        'A view is being switched over, or the service is writing; try again in a moment.',
      );
    }
    await this.keepParked(session);
    await this.keepHeld(session);
    const act = recordOf({ act: 'positions.resume', on: 'positions/all' }, causeOfRequest());
    await writeActs(this.database.db, act ? [act] : [], session);
  }

  /** What a rebuild has folded is of offsets that are void: it begins anew. */
  private async voidRebuilds(session: ClientSession): Promise<void> {
    const runs = this.database.db.collection<RebuildRun>(rebuildsCollection);
    const all = await runs.find({}, { session }).toArray();
    const running = all.find(({ status }) => !hasEnded(status));
    if (running) {
      throw new ResumeRefusedError(
        'rebuild-running',
        `A rebuild of ${running._id} has not ended: give it up first, and begin it again afterwards.`,
      );
    }
    await runs.updateMany({}, { $set: { isBegun: false } }, { session });
  }

  /** Parked records have their places in their ids, and stand before what comes now. */
  private async keepParked(session: ClientSession): Promise<void> {
    const parked = this.database.db.collection<ParkedRecord>(parkedCollection);
    const records = await parked.find({}, { session }).toArray();
    if (records.length === 0) return;
    await parked.deleteMany({}, { session });
    const kept = records.map((record) => {
      const order = record.order - placesOfOneCluster;
      return { ...record, _id: `${record.log}/${record.shard}/${order}`, order };
    });
    await parked.insertMany(kept, { session });
  }

  /** A fact that waits may be parked later, among those that come now. */
  private async keepHeld(session: ClientSession): Promise<void> {
    const order = { $subtract: [{ $ifNull: ['$order', '$offset'] }, placesOfOneCluster] };
    const held = this.database.db.collection<HeldFact>(heldCollection);
    await held.updateMany({}, [{ $set: { order } }], { session });
  }
}

function newest(positions: readonly PartitionPosition[]): Date | undefined {
  const times = positions.flatMap(({ resumed }) => (resumed ? [resumed.getTime()] : []));
  return times.length > 0 ? new Date(Math.max(...times)) : undefined;
}
