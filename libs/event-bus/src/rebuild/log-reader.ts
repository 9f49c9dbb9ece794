import { topicCalled, type Topic, type TopicName } from '@smarketing/contracts';
import { setTimeout as wait } from 'node:timers/promises';
import { logger } from '@smarketing/observability';
import { OffsetNotThereError } from '../kafka/kafkajs/read-fetches.js';
import type { FetchedChunk, LogRecord } from '../kafka/fetched-chunk.js';
import type { KafkaClient, LogSubscription } from '../kafka/kafka-client.js';
import { UnreadRecords } from './unread-records.js';

/** Log → an offset. */
export type Offsets = Partial<Record<TopicName, number>>;

export interface ReadRecord {
  readonly log: TopicName;
  readonly record: LogRecord;
}

/**
 * Reads partitions of logs from given offsets on, in a group of its own in which nothing is
 * committed, and hands them out oldest first. Fetching waits for those who read: what is held of each
 * log is bounded.
 */
export class LogReader {
  private readonly unread = new Map<string, UnreadRecords>();
  private readonly subscription: LogSubscription;
  private readonly listeners = new Set<() => void>();

  private constructor(
    private readonly kafka: KafkaClient,
    group: string,
    private readonly topics: readonly Topic[],
    from: ReadonlyMap<number, Offsets>,
  ) {
    for (const [partition, next] of from) {
      for (const topic of topics) {
        const unread = new UnreadRecords(topic, partition, next[topic.name] ?? 0);
        this.unread.set(placeOf(topic.name, partition), unread);
      }
    }
    this.subscription = kafka.subscription(group);
  }

  /** `from`: partition → where to begin. Throws where Kafka cannot be reached. */
  static async open(
    kafka: KafkaClient,
    group: string,
    topics: readonly Topic[],
    from: ReadonlyMap<number, Offsets>,
  ): Promise<LogReader> {
    const reader = new LogReader(kafka, group, topics, from);
    try {
      await reader.start();
    } catch (error) {
      await reader.close();
      throw error;
    }
    return reader;
  }

  /**
   * The next records of the partition, at most so many, oldest first over all logs as far as the log
   * tells; none of a log at or behind `until`. Empty when all of it was read. Waits for what is
   * missing, unless it is told to stop: then it throws the reason.
   */
  async take(
    partition: number,
    until: Offsets,
    atMost: number,
    signal: AbortSignal,
  ): Promise<ReadRecord[]> {
    const bound = ({ topic }: UnreadRecords) => until[topic.name] ?? 0;
    for (;;) {
      signal.throwIfAborted();
      const open = this.ofPartition(partition).filter((unread) => unread.next < bound(unread));
      if (open.length === 0) return [];
      const taken = merge(open, bound, atMost);
      for (const unread of open) this.makeRoom(unread);
      if (taken.length > 0) return taken;
      await this.arrival(signal);
    }
  }

  async close(): Promise<void> {
    await this.subscription.stop().catch((error: unknown) => {
      logger.debug({ err: error }, 'A reader of the log did not leave its group cleanly.');
    });
  }

  private async start(): Promise<void> {
    await this.subscription.start(
      this.topics.map(({ kafkaName }) => kafkaName),
      Math.max(1, this.unread.size),
      {
        onAssigned: () => {
          for (const unread of this.unread.values()) this.seek(unread);
        },
        onChunk: async (chunk) => this.onChunk(chunk),
        onDisconnected: (reason) => {
          logger.warn({ err: reason }, 'A rebuild lost its group; joining again.');
        },
      },
    );
  }

  private onChunk({ topic, partition, records, next, ...chunk }: FetchedChunk): void {
    const unread = this.unread.get(placeOf(topicCalled(topic).name, partition));
    if (!unread) return this.subscription.pause(topic, partition);
    if (!chunk.isCurrent()) return;
    if (chunk.problem) return this.waitFor(unread, chunk.problem);
    const { offered } = unread;
    if (chunk.fetchedFrom > offered) return this.seek(unread);
    if (next <= offered) return chunk.fetchedFrom < offered ? this.seek(unread) : undefined;
    const fresh = records.filter(({ offset }) => offset >= offered);
    unread.push(fresh, next);
    chunk.resolve(next - 1);
    if (unread.isFull) {
      unread.paused = true;
      this.subscription.pause(topic, partition);
    }
    for (const listener of this.listeners) listener();
  }

  /** What the log says will be the same for a while; what was deleted of it cannot be read. */
  private waitFor(unread: UnreadRecords, problem: Error): void {
    const { topic, partition } = unread;
    logger.warn({ err: problem, topic: topic.kafkaName, partition }, 'A rebuild is waiting.');
    this.subscription.pause(topic.kafkaName, partition);
    const goOn = async () => {
      const start = (await this.kafka.bounds(topic.kafkaName)).get(partition)?.start ?? 0;
      if (problem instanceof OffsetNotThereError && start > unread.offered) unread.offered = start;
    };
    void wait(1_000, undefined, { ref: false })
      .then(goOn)
      .catch(() => undefined)
      .then(() => {
        this.seek(unread);
        this.subscription.resume(topic.kafkaName, partition);
      });
  }

  private seek({ topic, partition, offered }: UnreadRecords): void {
    this.subscription.seek(topic.kafkaName, partition, offered);
  }

  private ofPartition(partition: number): UnreadRecords[] {
    return this.topics.map(({ name }) => this.unread.get(placeOf(name, partition))!);
  }

  private makeRoom(unread: UnreadRecords): void {
    if (!unread.paused || !unread.hasRoom) return;
    unread.paused = false;
    this.subscription.resume(unread.topic.kafkaName, unread.partition);
  }

  private async arrival(signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = () => {
        signal.removeEventListener('abort', done);
        this.listeners.delete(done);
        resolve();
      };
      signal.addEventListener('abort', done);
      this.listeners.add(done);
    });
  }
}

/** Stops where nothing is known of one of the logs: an older record may be on its way. */
function merge(
  logs: readonly UnreadRecords[],
  bound: (unread: UnreadRecords) => number,
  atMost: number,
): ReadRecord[] {
  const taken: ReadRecord[] = [];
  let open = logs;
  while (taken.length < atMost && open.length > 0) {
    let oldest = open[0]!;
    for (const unread of open) {
      if (!unread.first) return taken;
      if (unread.first.timestamp < oldest.first!.timestamp) oldest = unread;
    }
    taken.push({ log: oldest.topic.name, record: oldest.shift() });
    if (oldest.next >= bound(oldest)) open = open.filter((unread) => unread !== oldest);
  }
  return taken;
}

const placeOf = (topic: TopicName, partition: number): string => `${topic}/${partition}`;

/** So many records are taken at once. */
const recordsAtOnce = 2_000;

/** What is left of the partition up to there, oldest first, some at a time. */
export async function* recordsOf(
  reader: LogReader,
  partition: number,
  until: Offsets,
  signal: AbortSignal,
): AsyncGenerator<ReadRecord[]> {
  for (;;) {
    const records = await reader.take(partition, until, recordsAtOnce, signal);
    if (records.length === 0) return;
    yield records;
  }
}
