import { setTimeout as wait } from 'node:timers/promises';
import { partitionsPerStream, streams, type StreamName } from '@smarketing/contracts';
import { logger } from '@smarketing/ops';
import { backoff, within } from '../deadline.js';
import { FencedError, ForeignLogError } from '../errors.js';
import type { FetchedChunk, LogRecord } from '../kafka/fetched-chunk.js';
import type { KafkaClient, LogSubscription } from '../kafka/kafka-client.js';
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
  private readonly stopping = new AbortController();
  private stopped: Promise<void> | undefined;
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
    for (let failures = 1; !this.isStopping; failures++) {
      try {
        return await this.subscribe();
      } catch (error) {
        logger.warn({ err: error }, 'Not subscribed yet; trying again.');
        const { signal } = this.stopping;
        await wait(backoff(failures), undefined, { signal }).catch(() => undefined);
      }
    }
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

  /** Stops fetching, finishes the transactions in hand and leaves the group, as far as time allows. */
  stop(milliseconds: number): Promise<void> {
    this.stopping.abort();
    this.stopped ??= within(milliseconds, this.leave());
    return this.stopped;
  }

  private async leave(): Promise<void> {
    const left = this.subscription?.stop().catch((error: unknown) => {
      logger.warn({ err: error }, 'The consumer did not leave its group cleanly.');
    });
    await Promise.all([left, ...this.lanes.map((lane) => lane.idle())]);
  }

  private get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  /** A new generation: all claims are void, and reading goes on where the database says. */
  private async onAssigned(assigned: ReadonlyMap<string, readonly number[]>): Promise<void> {
    this.joined = true;
    for (const lane of this.lanes) lane.disown();
    this.failing.clear();
    busMetrics.lagEvents.reset();
    busMetrics.lagSeconds.reset();
    const shards = [...new Set([...assigned.values()].flat())];
    try {
      const positions = new Map((await this.positions.read(shards)).map((at) => [at._id, at]));
      for (const [topic, partitions] of assigned) {
        for (const partition of partitions) {
          const next = positions.get(partition)?.next[streamOf(topic)] ?? 0;
          this.subscription?.seek(topic, partition, next);
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
      if (this.isStopping) return;
      if (error instanceof FencedError) {
        // Asks Kafka whether this is still a member; if so, the chunk is fetched and claimed anew.
        await chunk.heartbeat();
        return;
      }
      const times = (this.failing.get(name)?.times ?? 0) + 1;
      this.failing.set(name, { reason: (error as Error).message, times });
      if (times === 1) logger.warn({ err: error, topic, partition }, 'The partition waits.');
      measureLag(chunk, chunk.records[0]!.offset, chunk.records[0]!);
      chunk.pauseFor(backoff(times));
    }
  }

  private async apply(chunk: FetchedChunk): Promise<void> {
    const stream = streamOf(chunk.topic);
    const lane = this.lanes[chunk.partition]!;
    const expected = await lane.nextOffset(stream);
    const first = chunk.records[0];
    if (!first) return;
    if (expected > chunk.highWatermark) {
      throw new ForeignLogError(chunk.topic, chunk.partition, expected, chunk.highWatermark);
    }
    // The client would skip what is not applied yet. Where it asked for the very offset and got a
    // later one the log itself has a hole, and there is nothing to go back to.
    if (first.offset > expected && chunk.fetchedFrom !== expected) return chunk.seek(expected);
    for (const slice of slices(chunk.records)) {
      if (this.isStopping || !chunk.isCurrent()) return;
      const next = await lane.submit(stream, slice);
      chunk.resolve(next - 1);
      measureLag(chunk, next, slice.at(-1)!);
      this.hintOffset(chunk, next);
      await chunk.heartbeat();
    }
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

function measureLag(chunk: FetchedChunk, next: number, oldest: LogRecord): void {
  const labels = { stream: streamOf(chunk.topic), partition: chunk.partition };
  const lag = Math.max(0, chunk.highWatermark - next);
  const age = Math.max(0, Date.now() - oldest.timestamp) / 1_000;
  busMetrics.lagEvents.set(labels, lag);
  busMetrics.lagSeconds.set(labels, lag === 0 ? 0 : age);
}

function* slices(records: readonly LogRecord[]): Generator<readonly LogRecord[]> {
  for (let from = 0; from < records.length; from += batchCap) {
    yield records.slice(from, from + batchCap);
  }
}
