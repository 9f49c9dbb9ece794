import { logger } from '@smarketing/ops';
import type { Collection, FindCursor, MongoClient } from 'mongodb';
import type { Lane } from '@smarketing/contracts';
import { backoff, within } from '../deadline.js';
import { type KafkaClient, type LogProducer } from '../kafka/kafka-client.js';
import type { ShardLeases } from '../lease/shard-leases.js';
import { busMetrics } from '../bus-metrics.js';
import type { ServiceDatabase } from '../service-database.js';
import { CommittedRows } from './committed-rows.js';
import { outboxCollection, type OutboxRow } from './outbox-row.js';
import { SweepPublished } from './sweep-published.js';

const chunkSize = 1_000;
/** A pass is one snapshot; a short one lets rows that came meanwhile in soon. */
const rowsPerPass = 10_000;
/** Rows that another instance left are found this soon, in milliseconds. */
const lookEvery = 1_000;

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
  private running = false;
  private loop: Promise<void> = Promise.resolve();
  private wake: (() => void) | undefined;
  private mustLook = true;
  private lookedAt = -Infinity;
  private failure: string | undefined;

  constructor(
    private readonly lane: Lane,
    database: ServiceDatabase,
    private readonly kafka: KafkaClient,
    private readonly leases: ShardLeases,
  ) {
    this.client = database.client;
    this.rows = database.db.collection<OutboxRow>(outboxCollection);
    this.sweep = new SweepPublished(this.rows);
  }

  start(): void {
    this.running = true;
    this.leases.onGained(() => this.nudge());
    this.loop = this.run();
  }

  /** These rows were just committed. */
  publish(rows: readonly OutboxRow[]): void {
    if (this.failure || !this.committed.offer(rows)) this.mustLook = true;
    if (!this.failure) this.wake?.();
  }

  /** There is something in the outbox to look for. */
  nudge(): void {
    this.mustLook = true;
    if (!this.failure) this.wake?.();
  }

  /** Undefined while publishing works, else why it does not. */
  problem(): string | undefined {
    return this.failure;
  }

  /** Publishes what is there, as far as that can be done in the time, and ends. */
  async stop(milliseconds: number): Promise<void> {
    this.running = false;
    this.wake?.();
    await within(milliseconds, this.loop);
    await within(500, this.forgetProducer());
  }

  private async run(): Promise<void> {
    let failures = 0;
    for (;;) {
      const last = !this.running;
      try {
        await this.publishCommitted();
        if (last || this.mustLook || this.untilLook() === 0) await this.look();
        if (last) return await this.sweep.flush();
        failures = 0;
        this.failure = undefined;
      } catch (error) {
        failures++;
        this.failure = `The outbox (${this.lane}) cannot be published: ${(error as Error).message}`;
        logger.warn({ err: error, failures }, 'Publishing failed; nothing is lost, trying again.');
        this.committed.forget();
        this.mustLook = true;
        await this.forgetProducer();
        if (last) return;
      }
      if (failures > 0) await this.sleep(backoff(failures));
      else if (this.committed.length === 0 && !this.mustLook) await this.sleep(this.untilLook());
    }
  }

  private untilLook(): number {
    return Math.max(0, this.lookedAt + lookEvery - performance.now());
  }

  private async publishCommitted(): Promise<void> {
    while (this.committed.length > 0) {
      const shards = this.leases.current();
      const { rows, left } = this.committed.take(chunkSize, (shard) => shards.includes(shard));
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
    const shards = this.leases.current();
    if (shards.length === 0) return;
    const session = this.client.startSession({ snapshot: true });
    const { lane } = this;
    const cursor = this.rows
      .find({ lane, shard: { $in: shards } }, { session, limit: rowsPerPass, batchSize: chunkSize })
      .sort({ shard: 1, _id: 1 });
    try {
      if ((await this.publishFound(cursor, shards)) >= rowsPerPass) this.mustLook = true;
    } finally {
      await cursor.close().catch(() => undefined);
      await session.endSession();
    }
  }

  /** Reads the next chunk and deletes the last one while one is sent. */
  private async publishFound(cursor: FindCursor<OutboxRow>, shards: number[]): Promise<number> {
    let found = 0;
    let deleted: Promise<unknown> = Promise.resolve();
    let chunk = await nextChunk(cursor);
    while (chunk.length > 0 && this.leases.holds(shards)) {
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
    await this.producer.send(
      chunk.map(({ topic, shard, key, headers, body }) => ({
        topic,
        partition: shard,
        key,
        headers: JSON.parse(headers) as Record<string, string>,
        body,
      })),
    );
    stop();
    busMetrics.published.inc({ lane: this.lane }, chunk.length);
  }

  private async forgetProducer(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    await producer?.disconnect().catch(() => undefined);
  }

  /** Ends early when it is nudged, as far as nothing fails, or shall stop. */
  private async sleep(milliseconds: number): Promise<void> {
    if (!this.running) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = undefined;
  }
}

async function nextChunk(cursor: FindCursor<OutboxRow>): Promise<OutboxRow[]> {
  const chunk: OutboxRow[] = cursor.readBufferedDocuments(chunkSize);
  while (chunk.length < chunkSize && (await cursor.hasNext())) {
    chunk.push(...cursor.readBufferedDocuments(chunkSize - chunk.length));
  }
  return chunk;
}
