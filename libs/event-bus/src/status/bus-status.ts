import { streams, type StreamName } from '@smarketing/contracts';
import type { Document } from 'mongodb';
import type { ShardPositions } from '../consume/shard-positions.js';
import { heldCollection } from '../consume/held-facts.js';
import { parkedCollection } from '../consume/parked-keys.js';
import type { KafkaClient } from '../kafka/kafka-client.js';
import { outboxCollection, type OutboxRow } from '../outbox/outbox-row.js';
import type { ServiceDatabase } from '../service-database.js';
import { busMetrics } from './bus-metrics.js';

/** How the bus of a service stands. Everything is read from the database and the log when asked. */
export class BusStatus {
  constructor(
    private readonly database: ServiceDatabase,
    private readonly kafka: KafkaClient,
    private readonly positions: ShardPositions,
    private readonly consumes: readonly StreamName[],
  ) {}

  /** What is left to do. All zero: the service has done everything that it knows of. */
  async backlog(): Promise<Record<string, number>> {
    const { db, views } = this.database;
    const now = new Date();
    const [outboxRows, lagEvents, parkedKeys, heldEvents, ...overdue] = await Promise.all([
      db.collection(outboxCollection).countDocuments(),
      this.lag(),
      db.collection(parkedCollection).distinct('key'),
      db.collection(heldCollection).countDocuments(),
      ...views.map(({ collection }) =>
        db.collection(collection).countDocuments({ wakeAt: { $lte: now } }),
      ),
    ]);
    const overdueTimers = overdue.reduce((sum, count) => sum + count, 0);
    return { outboxRows, lagEvents, parkedKeys: parkedKeys.length, heldEvents, overdueTimers };
  }

  /** Refreshes the gauges that only a query can tell. */
  async measure(): Promise<void> {
    const { db, views } = this.database;
    const now = new Date();
    const oldest = await db
      .collection<OutboxRow>(outboxCollection)
      .find()
      .sort({ at: 1 })
      .limit(1)
      .next();
    busMetrics.outboxAge.set(oldest ? (now.getTime() - oldest.at.getTime()) / 1_000 : 0);
    busMetrics.outboxRows.set(await db.collection(outboxCollection).estimatedDocumentCount());
    busMetrics.heldEvents.set(await db.collection(heldCollection).estimatedDocumentCount());
    busMetrics.parkedKeys.set((await db.collection(parkedCollection).distinct('key')).length);
    let overdue = 0;
    for (const { collection } of views) {
      overdue += await db.collection(collection).countDocuments({ wakeAt: { $lte: now } });
    }
    busMetrics.overdueWakes.set(overdue);
  }

  /** Stream → how many facts this service has issued on it. */
  published(): Promise<Record<string, number>> {
    return this.sumOf('sent');
  }

  /** Stream → how many different facts this service has folded from it. */
  async folded(): Promise<Record<string, number>> {
    return this.sumOf('seen');
  }

  private async lag(): Promise<number> {
    const positions = await this.positions.readAll();
    let lag = 0;
    for (const stream of this.consumes) {
      for (const [partition, end] of await this.kafka.endOffsets(streams[stream].topic)) {
        const next = positions.find(({ _id }) => _id === partition)?.next[stream] ?? 0;
        lag += Math.max(0, end - next);
      }
    }
    return lag;
  }

  /** The last number of every document, summed: numbers are contiguous, so that is the count. */
  private async sumOf(field: 'sent' | 'seen'): Promise<Record<string, number>> {
    const total: Record<string, number> = {};
    for (const { collection } of this.database.views) {
      const sums = await this.database.db
        .collection(collection)
        .aggregate<Document & { _id: string; count: number }>([
          { $project: { counts: { $objectToArray: `$bus.${field}` } } },
          { $unwind: '$counts' },
          { $group: { _id: '$counts.k', count: { $sum: '$counts.v' } } },
        ])
        .toArray();
      for (const { _id, count } of sums) {
        total[_id] =
          field === 'sent' ? (total[_id] ?? 0) + count : Math.max(total[_id] ?? 0, count);
      }
    }
    return total;
  }
}
