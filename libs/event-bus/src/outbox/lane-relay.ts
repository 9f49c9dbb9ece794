import { logger } from '@smarketing/observability';
import type { Collection, FindCursor, MongoClient } from 'mongodb';
import type { Lane } from '@smarketing/contracts';
import { within } from '../deadline.js';
import { NudgedLoop } from '../nudged-loop.js';
import { type KafkaClient, type LogProducer } from '../kafka/kafka-client.js';
import type { PartitionLeases } from '../lease/partition-leases.js';
import { busMetrics } from '../bus-metrics.js';
import type { ServiceDatabase } from '../service-database.js';
import { CommittedRows } from './committed-rows.js';
import { recordPublished } from './record-published.js';
import { outboxCollection, type OutboxRow } from './outbox-row.js';
import { SweepPublished } from './sweep-published.js';

const rowsPerChunk = 1_000;
/** A pass is one snapshot; a short one lets rows that came meanwhile in soon. */
const rowsPerPass = 10_000;
/** Rows that another instance left are found this soon. */
const lookEveryMs = 1_000;

/**
 * Publishes the rows of one lane in order per key, then deletes them. What this process has committed
 * goes out from memory; what else lies in the outbox is looked for: at the start, after a failure,
 * every second, and where a row's predecessor is not known. Looking reads what is not published, never
 * "what is newer than a cursor": a transaction that commits late would be lost. It reads one
 * majority-committed snapshot, so that no row is seen before its predecessor.
 */
export class LaneRelay {
  private readonly rows: Collection<OutboxRow>;
  private readonly client: MongoClient;
  private readonly committed = new CommittedRows();
  private readonly sweep: SweepPublished;
  private producer: LogProducer | undefined;
  private readonly loop: NudgedLoop;
  private mustLook = true;
  private lookedAt = -Infinity;
  private failure: string | undefined;
  /** Rows that this relay has published, ever. */
  published = 0;

  constructor(
    private readonly lane: Lane,
    database: ServiceDatabase,
    private readonly kafka: KafkaClient,
    private readonly leases: PartitionLeases,
  ) {
    this.client = database.client;
    this.rows = database.db.collection<OutboxRow>(outboxCollection);
    this.sweep = new SweepPublished(this.rows);
    this.loop = new NudgedLoop({
      pass: (last) => this.publishAll(last),
      restMs: () => this.untilLookMs(),
      onFailure: (error, failures) => this.fail(error, failures),
    });
  }

  start(): void {
    this.leases.onGained(() => this.nudge());
    this.loop.start();
  }

  /** These rows were just committed. */
  publish(rows: readonly OutboxRow[]): void {
    if (rows.length === 0) return;
    if (this.failure || !this.committed.offer(rows)) this.mustLook = true;
    this.loop.nudge();
  }

  /** There is something in the outbox to look for. */
  nudge(): void {
    this.mustLook = true;
    this.loop.nudge();
  }

  /** Undefined while publishing works, else why it does not. */
  problem(): string | undefined {
    return this.failure;
  }

  /** Publishes what is there, as far as that can be done in the time, and ends. */
  async stop(milliseconds: number): Promise<void> {
    await this.loop.stop(milliseconds);
    await within(500, this.forgetProducer());
  }

  private async publishAll(last: boolean): Promise<boolean> {
    await this.publishCommitted();
    if (last || this.mustLook || this.untilLookMs() === 0) await this.look();
    if (last) await this.sweep.flush();
    this.failure = undefined;
    return this.committed.length > 0 || this.mustLook;
  }

  private async fail(error: Error, failures: number): Promise<void> {
    this.failure = `The outbox (${this.lane}) cannot be published: ${error.message}`;
    logger.warn({ err: error, failures }, 'Publishing failed; nothing is lost, trying again.');
    this.committed.forget();
    this.mustLook = true;
    await this.forgetProducer();
  }

  private untilLookMs(): number {
    return Math.max(0, this.lookedAt + lookEveryMs - performance.now());
  }

  private async publishCommitted(): Promise<void> {
    while (this.committed.length > 0) {
      const partitions = this.leases.current();
      const { rows, left } = this.committed.take(rowsPerChunk, (partition) =>
        partitions.includes(partition),
      );
      this.mustLook ||= left;
      if (rows.length === 0) continue;
      await this.send(rows);
      this.sweep.add(rows);
    }
  }

  /** Publishes what lies in the outbox and was not published by this relay. */
  private async look(): Promise<void> {
    this.lookedAt = performance.now();
    // Whatever was nudged for until here is committed: this pass sees it.
    this.mustLook = false;
    await this.sweep.flush();
    const partitions = this.leases.current();
    if (partitions.length === 0) return;
    const session = this.client.startSession({ snapshot: true });
    const { lane } = this;
    const cursor = this.rows
      .find(
        { lane, shard: { $in: partitions } },
        { session, limit: rowsPerPass, batchSize: rowsPerChunk },
      )
      .sort({ shard: 1, _id: 1 });
    try {
      if ((await this.publishFound(cursor, partitions)) >= rowsPerPass) this.mustLook = true;
    } finally {
      await cursor.close().catch(() => undefined);
      await session.endSession();
    }
  }

  /** Reads the next chunk and deletes the last one while one is sent. */
  private async publishFound(cursor: FindCursor<OutboxRow>, partitions: number[]): Promise<number> {
    let found = 0;
    let deleted: Promise<unknown> = Promise.resolve();
    let chunk = await nextChunk(cursor);
    while (chunk.length > 0 && this.leases.holds(partitions)) {
      const reading = nextChunk(cursor);
      // A failure to read is met below, where it is awaited.
      reading.catch(() => undefined);
      const fresh = chunk.filter((row) => !this.sweep.has(row));
      if (fresh.length > 0) await this.send(fresh);
      this.committed.remember(fresh);
      await deleted;
      this.sweep.add(fresh);
      deleted = this.sweep.flush();
      deleted.catch(() => undefined);
      found += chunk.length;
      chunk = await reading;
    }
    await deleted;
    return found;
  }

  private async send(chunk: readonly OutboxRow[]): Promise<void> {
    const stop = busMetrics.relayDuration.startTimer();
    this.producer ??= await this.kafka.producer();
    const records = chunk.map(({ topic, shard, key, headers, body }) => ({
      topic,
      partition: shard,
      key,
      headers: JSON.parse(headers) as Record<string, string>,
      body,
    }));
    await this.producer.send(records);
    stop();
    this.published += chunk.length;
    records.forEach(({ headers }, index) => recordPublished(chunk[index]!, headers));
    busMetrics.published.inc({ lane: this.lane }, chunk.length);
  }

  private async forgetProducer(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    await producer?.disconnect().catch(() => undefined);
  }
}

async function nextChunk(cursor: FindCursor<OutboxRow>): Promise<OutboxRow[]> {
  const chunk: OutboxRow[] = cursor.readBufferedDocuments(rowsPerChunk);
  while (chunk.length < rowsPerChunk && (await cursor.hasNext())) {
    chunk.push(...cursor.readBufferedDocuments(rowsPerChunk - chunk.length));
  }
  return chunk;
}
