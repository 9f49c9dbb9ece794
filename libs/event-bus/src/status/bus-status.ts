import { topicsOf, type StreamName } from '@smarketing/contracts';
import { logger } from '@smarketing/observability';
import type { Document } from 'mongodb';
import type { PartitionPositions } from '../consume/partition-positions.js';
import { heldCollection, type HeldFact } from '../consume/held-facts.js';
import { parkedCollection } from '../consume/parked-keys.js';
import type { KafkaClient } from '../kafka/kafka-client.js';
import { overdue } from '../fold/view.js';
import { letterLane } from '../outbox/letter-row.js';
import { outboxCollection, type OutboxRow } from '../outbox/outbox-row.js';
import type { ServiceDatabase } from '../service-database.js';
import { busMetrics } from '../bus-metrics.js';

/** Dead letters that Kafka does not take, by the index on lanes. */
const refused = { lane: letterLane, refused: { $exists: true } };
/** A gap older than this is reported, once in as long a time, in seconds. */
const gapAlarmSeconds = 60;

/** How far a service is: what was published before a moment has arrived when it is further than that. */
export interface BusProgress {
  /** By the clock of the service, which also stamps its outbox. */
  readonly at: Date;
  /** When the oldest fact came into the outbox that is not on the log yet; null where all are. */
  readonly oldestUnpublished: Date | null;
  /** `<log>/<partition>` → where the log ends, and up to where it is applied here. */
  readonly logs: Readonly<Record<string, { end: number; applied: number }>>;
}

/** How the bus of a service stands. Everything is read from the database and the log when asked. */
export class BusStatus {
  private alarmedAt = 0;

  constructor(
    private readonly database: ServiceDatabase,
    private readonly kafka: KafkaClient,
    private readonly positions: PartitionPositions,
    private readonly consumes: readonly StreamName[],
  ) {}

  /** What is left to do. All zero: the service has done everything that it knows of. */
  async backlog(): Promise<Record<string, number>> {
    const { db, views } = this.database;
    const now = new Date();
    const [outboxRows, refusedLetters, lagEvents, parkedKeys, heldEvents, ...late] =
      await Promise.all([
        db.collection(outboxCollection).countDocuments(),
        db.collection(outboxCollection).countDocuments(refused),
        this.lag(),
        db.collection(parkedCollection).distinct('key'),
        db.collection(heldCollection).countDocuments(),
        ...views.map(({ collection }) => db.collection(collection).countDocuments(overdue(now))),
      ]);
    const overdueTimers = late.reduce((sum, count) => sum + count, 0);
    const lagSeconds = lagEvents === 0 ? 0 : await this.lagSeconds();
    return {
      outboxRows: outboxRows - refusedLetters,
      refusedLetters,
      lagEvents,
      lagSeconds,
      parkedKeys: parkedKeys.length,
      heldEvents,
      overdueTimers,
    };
  }

  /** Refreshes the gauges that only a query can tell. */
  async measure(): Promise<void> {
    const { db, views } = this.database;
    const now = new Date();
    // In the order in which they came, which no index is needed for: each would cost every fact.
    const oldest = await db
      .collection<OutboxRow>(outboxCollection)
      .find({ refused: { $exists: false } })
      .sort({ $natural: 1 })
      .limit(1)
      .next();
    busMetrics.outboxAge.set(oldest ? (now.getTime() - oldest.at.getTime()) / 1_000 : 0);
    const rows = await db.collection(outboxCollection).estimatedDocumentCount();
    const letters = await db.collection(outboxCollection).countDocuments(refused);
    busMetrics.outboxRows.set(Math.max(0, rows - letters));
    busMetrics.refusedLetters.set(letters);
    busMetrics.heldEvents.set(await db.collection(heldCollection).estimatedDocumentCount());
    await this.measureGaps(now);
    busMetrics.parkedKeys.set((await db.collection(parkedCollection).distinct('key')).length);
    let late = 0;
    for (const { collection } of views) {
      late += await db.collection(collection).countDocuments(overdue(now));
    }
    busMetrics.overdueWakes.set(late);
  }

  /** A predecessor that does not come may be lost: nobody must have to look for that. */
  private async measureGaps(now: Date): Promise<void> {
    const held = this.database.db.collection<HeldFact>(heldCollection);
    const oldest = await held.find().sort({ heldAt: 1 }).limit(1).next();
    const age = oldest ? (now.getTime() - oldest.heldAt.getTime()) / 1_000 : 0;
    busMetrics.heldAge.set(age);
    if (
      !oldest ||
      age < gapAlarmSeconds ||
      now.getTime() - this.alarmedAt < gapAlarmSeconds * 1_000
    )
      return;
    this.alarmedAt = now.getTime();
    const { view, stream, key, sequence } = oldest;
    logger.error(
      { view, stream, key, sequence, seconds: Math.round(age) },
      'An event is waiting for a predecessor that has not arrived.',
    );
  }

  /** Stream → how many facts this service has issued on it. */
  published(): Promise<Record<string, number>> {
    return this.sumOf('sent');
  }

  /** Stream → how many different facts this service has folded from it. */
  async folded(): Promise<Record<string, number>> {
    return this.sumOf('seen');
  }

  /** How old the oldest unread event was when this process last applied a batch, at the worst. */
  private async lagSeconds(): Promise<number> {
    const { values } = await busMetrics.lagSeconds.get();
    return Math.max(0, ...values.map(({ value }) => value));
  }

  /** The outbox is read before the ends of the logs: what it lacks is within them. */
  async progress(): Promise<BusProgress> {
    const at = new Date();
    const [oldest] = await this.database.db
      .collection<OutboxRow>(outboxCollection)
      .find({ refused: { $exists: false } }, { projection: { at: 1 } })
      .sort({ at: 1 })
      .limit(1)
      .toArray();
    return { at, oldestUnpublished: oldest?.at ?? null, logs: await this.logs() };
  }

  private async lag(): Promise<number> {
    const logs = Object.values(await this.logs());
    return logs.reduce((lag, { end, applied }) => lag + Math.max(0, end - applied), 0);
  }

  private async logs(): Promise<Record<string, { end: number; applied: number }>> {
    const positions = await this.positions.readAll();
    const logs: Record<string, { end: number; applied: number }> = {};
    for (const { name, kafkaName } of this.consumes.flatMap(topicsOf)) {
      for (const [partition, end] of await this.kafka.endOffsets(kafkaName)) {
        const applied = positions.find(({ _id }) => _id === partition)?.next[name] ?? 0;
        logs[`${name}/${partition}`] = { end, applied };
      }
    }
    return logs;
  }

  /**
   * The last number of every document, summed: numbers are contiguous, so that is the count. Of views
   * that hold every key of a stream each has counted all of its facts; those that share the keys add up.
   */
  private async sumOf(field: 'sent' | 'seen'): Promise<Record<string, number>> {
    const total: Record<string, number> = {};
    const shared: Record<string, number> = {};
    for (const { collection, keys } of this.database.views) {
      const sums = await this.database.db
        .collection<{ _id: string }>(collection)
        .aggregate<Document & { _id: string; count: number }>([
          ...(keys ? [{ $match: { _id: { $regex: keys.source } } }] : []),
          { $project: { counts: { $objectToArray: `$bus.${field}` } } },
          { $unwind: '$counts' },
          { $group: { _id: '$counts.k', count: { $sum: '$counts.v' } } },
        ])
        .toArray();
      for (const { _id, count } of sums) {
        const known = total[_id] ?? 0;
        if (keys) shared[_id] = (shared[_id] ?? 0) + count;
        const counted = keys ? shared[_id]! : count;
        total[_id] = field === 'sent' ? known + count : Math.max(known, counted);
      }
    }
    return total;
  }
}
