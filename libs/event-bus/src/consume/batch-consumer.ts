import { setTimeout as wait } from 'node:timers/promises';
import { partitionsPerStream, streams, type StreamName } from '@smarketing/contracts';
import { logger } from '@smarketing/ops';
import pRetry from 'p-retry';
import { FencedError } from '../errors.js';
import type {
  FetchedChunk,
  KafkaClient,
  LogRecord,
  LogSubscription,
} from '../kafka/kafka-client.js';
import { busMetrics } from '../status/bus-metrics.js';
import { batchCap, ShardLane, streamOf } from './shard-lane.js';
import type { ShardPositions } from './shard-positions.js';

/** Kafka's own offsets are a hint only; they are committed at most this often per partition. */
const commitEvery = 1_000;

/** Feeds what the log brings to the lanes of its partitions. Nothing is ever thrown into the client. */
export class BatchConsumer {
  private subscription: LogSubscription | undefined;
  private readonly committedAt = new Map<string, number>();
  private readonly failing = new Map<string, { reason: string; times: number }>();
  private stopping = false;
  private joined = false;

  constructor(
    private readonly service: string,
    private readonly consumes: readonly StreamName[],
    private readonly kafka: KafkaClient,
    private readonly positions: ShardPositions,
    private readonly lanes: readonly ShardLane[],
  ) {}

  async start(patterns: readonly string[]): Promise<void> {
    if (this.consumes.length === 0) return;
    logger.info({ consumes: this.consumes, facts: patterns.length }, 'Subscribing.');
    await pRetry(() => this.subscribe(), {
      retries: Infinity,
      maxTimeout: 5_000,
      minTimeout: 200,
      randomize: true,
      shouldRetry: () => !this.stopping,
      onFailedAttempt: ({ error }) => logger.warn({ err: error }, 'Not subscribed yet; retrying.'),
    });
  }

  private async subscribe(): Promise<void> {
    const subscription = this.kafka.subscription(this.service);
    this.subscription = subscription;
    try {
      await subscription.start(
        this.consumes.map((stream) => streams[stream].topic),
        this.consumes.length * partitionsPerStream,
        {
          onAssigned: (assigned) => void this.onAssigned(assigned),
          onChunk: (chunk) => this.onChunk(chunk),
          onDisconnected: (reason) => {
            this.joined = false;
            logger.warn({ err: reason }, 'Lost the consumer group; joining again.');
          },
        },
      );
    } catch (error) {
      await subscription.stop().catch(() => undefined);
      throw error;
    }
  }

  /** Undefined when everything assigned is being applied, else why not. */
  problem(): string | undefined {
    if (this.consumes.length > 0 && !this.joined) return 'The consumer group is not joined yet.';
    const [partition, failure] = [...this.failing][0] ?? [];
    return failure && `${partition} waits: ${failure.reason}`;
  }

  /** Stops fetching and finishes the transactions in hand. */
  async stop(): Promise<void> {
    this.stopping = true;
    const stopped = this.subscription?.stop().catch((error: unknown) => {
      logger.warn({ err: error }, 'The consumer did not leave its group cleanly.');
    });
    await Promise.race([Promise.all(this.lanes.map((lane) => lane.idle())), wait(4_000)]);
    await Promise.race([stopped, wait(3_000)]);
  }

  /** A new generation: all claims are void, and reading goes on where the database says. */
  private async onAssigned(assigned: ReadonlyMap<string, readonly number[]>): Promise<void> {
    this.joined = true;
    for (const lane of this.lanes) lane.disown();
    this.failing.clear();
    const shards = [...new Set([...assigned.values()].flat())];
    try {
      for (const position of await this.positions.read(shards)) {
        for (const [topic, partitions] of assigned) {
          const next = position.next[streamOf(topic)];
          if (next && partitions.includes(position._id)) {
            this.subscription?.seek(topic, position._id, next);
          }
        }
      }
    } catch (error) {
      // Each chunk is checked against the stored position all the same.
      logger.warn({ err: error }, 'The stored positions could not be read on assignment.');
    }
  }

  private async onChunk(chunk: FetchedChunk): Promise<void> {
    const { topic, partition } = chunk;
    const name = `${topic}[${partition}]`;
    try {
      await this.apply(chunk);
      this.failing.delete(name);
    } catch (error) {
      if (this.stopping) return;
      const times = (this.failing.get(name)?.times ?? 0) + 1;
      const reason = (error as Error).message;
      this.failing.set(name, { reason, times });
      if (times === 1) logger.warn({ err: error, topic, partition }, 'The partition waits.');
      if (error instanceof FencedError) {
        await chunk.heartbeat();
        this.failing.delete(name);
      } else {
        chunk.pauseFor(Math.random() * Math.min(5_000, 100 * 2 ** Math.min(times, 6)));
      }
    }
  }

  private async apply(chunk: FetchedChunk): Promise<void> {
    const stream = streamOf(chunk.topic);
    const lane = this.lanes[chunk.partition]!;
    const expected = await lane.nextOffset(stream);
    const first = chunk.records[0];
    if (!first) return;
    if (first.offset > expected && this.seekBack(chunk, expected)) return;
    for (const slice of slices(chunk.records)) {
      if (this.stopping || !chunk.isCurrent()) return;
      const next = await lane.submit(stream, slice);
      chunk.resolve(next - 1);
      this.measure(stream, chunk, slice, next);
      this.hintOffset(chunk, next);
      await chunk.heartbeat();
    }
  }

  private readonly soughtBack = new Map<string, number>();

  /**
   * The client would skip what is not applied yet. Where the log itself has a hole (the client asked
   * for the very offset and got a later one) there is nothing to go back to.
   */
  private seekBack(chunk: FetchedChunk, expected: number): boolean {
    const name = `${chunk.topic}[${chunk.partition}]`;
    if (this.soughtBack.get(name) === expected) return false;
    this.soughtBack.set(name, expected);
    chunk.seek(expected);
    return true;
  }

  private measure(
    stream: StreamName,
    chunk: FetchedChunk,
    slice: readonly LogRecord[],
    next: number,
  ): void {
    const lag = Math.max(0, chunk.highWatermark - next);
    const labels = { stream, partition: chunk.partition };
    const oldest = slice[slice.length - 1]!.timestamp;
    busMetrics.lagEvents.set(labels, lag);
    busMetrics.lagSeconds.set(labels, lag === 0 ? 0 : Math.max(0, Date.now() - oldest) / 1_000);
  }

  private hintOffset(chunk: FetchedChunk, next: number): void {
    const name = `${chunk.topic}[${chunk.partition}]`;
    const now = Date.now();
    if (now - (this.committedAt.get(name) ?? 0) < commitEvery) return;
    this.committedAt.set(name, now);
    chunk.commit(next).catch((error: unknown) => {
      logger.debug({ err: error }, 'The offset hint was not committed; the position is stored.');
    });
  }
}

function* slices(records: readonly LogRecord[]): Generator<readonly LogRecord[]> {
  for (let from = 0; from < records.length; from += batchCap) {
    yield records.slice(from, from + batchCap);
  }
}
