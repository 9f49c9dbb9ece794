import { logger } from '@smarketing/ops';
import type { Collection, FindCursor, MongoClient } from 'mongodb';
import type { Lane } from '@smarketing/contracts';
import { backoff, within } from '../deadline.js';
import { type KafkaClient, type LogProducer } from '../kafka/kafka-client.js';
import type { ShardLeases } from '../lease/shard-leases.js';
import { busMetrics } from '../status/bus-metrics.js';
import type { ServiceDatabase } from '../service-database.js';
import { outboxCollection, type OutboxRow } from './outbox-row.js';

const chunkSize = 1_000;
/** A pass is one snapshot; a short one lets rows that came meanwhile in soon. */
const rowsPerPass = 5_000;
/** Rows that a dead instance left are found this soon, in milliseconds. */
const pollEvery = 1_000;

/**
 * Publishes the rows of one lane in order per key, then deletes them. It reads what is not
 * published, never "what is newer than a cursor": a transaction that commits late would be lost.
 * Each pass reads one majority-committed snapshot, so that no row is seen before its predecessor.
 */
export class LaneRelay {
  private readonly rows: Collection<OutboxRow>;
  private readonly client: MongoClient;
  private producer: LogProducer | undefined;
  private running = false;
  private loop: Promise<void> = Promise.resolve();
  private wake: (() => void) | undefined;
  private nudged = false;
  private failure: string | undefined;

  constructor(
    private readonly lane: Lane,
    database: ServiceDatabase,
    private readonly kafka: KafkaClient,
    private readonly leases: ShardLeases,
  ) {
    this.client = database.client;
    this.rows = database.db.collection<OutboxRow>(outboxCollection);
  }

  start(): void {
    this.running = true;
    this.leases.onGained(() => this.nudge());
    this.loop = this.run();
  }

  /** There is something to publish. Called after every commit that issued facts. */
  nudge(): void {
    this.nudged = true;
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
      // Whatever was nudged for until here is committed: this pass sees it.
      this.nudged = false;
      try {
        const published = await this.pass();
        failures = 0;
        this.failure = undefined;
        if (published >= rowsPerPass) continue;
      } catch (error) {
        failures++;
        this.failure = `The outbox (${this.lane}) cannot be published: ${(error as Error).message}`;
        logger.warn({ err: error, failures }, 'Publishing failed; nothing is lost, trying again.');
        await this.forgetProducer();
      }
      if (last) return;
      if (failures > 0) await this.sleep(backoff(failures));
      else if (!this.nudged) await this.sleep(pollEvery);
    }
  }

  private async pass(): Promise<number> {
    const shards = this.leases.current();
    if (shards.length === 0) return 0;
    const session = this.client.startSession({ snapshot: true });
    const { lane } = this;
    const cursor = this.rows
      .find({ lane, shard: { $in: shards } }, { session, limit: rowsPerPass, batchSize: chunkSize })
      .sort({ shard: 1, _id: 1 });
    try {
      return await this.publishAll(cursor, shards);
    } finally {
      await cursor.close().catch(() => undefined);
      await session.endSession();
    }
  }

  /** Reads the next chunk and deletes the last one while one is sent. */
  private async publishAll(cursor: FindCursor<OutboxRow>, shards: number[]): Promise<number> {
    let published = 0;
    let deleted: Promise<unknown> = Promise.resolve();
    let chunk = await nextChunk(cursor);
    while (chunk.length > 0 && this.leases.holds(shards)) {
      const reading = nextChunk(cursor);
      // A failure to read is met below, where it is awaited.
      reading.catch(() => undefined);
      await this.send(chunk);
      await deleted;
      const ids = chunk.map(({ _id }) => _id);
      // By majority, else the next snapshot would show the rows again.
      deleted = this.rows.deleteMany({ _id: { $in: ids } }, { writeConcern: { w: 'majority' } });
      deleted.catch(() => undefined);
      published += chunk.length;
      chunk = await reading;
    }
    await deleted;
    return published;
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
