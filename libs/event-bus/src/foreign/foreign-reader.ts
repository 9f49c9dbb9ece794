import { setTimeout as wait } from 'node:timers/promises';
import { partitionsPerStream } from '@smarketing/contracts';
import { logger } from '@smarketing/observability';
import { MongoError } from 'mongodb';
import { isRefusedDocument } from '../change/run-transaction.js';
import type { UnitOfWork, Work } from '../change/unit-of-work.js';
import { within } from '../deadline.js';
import { DependencyUnavailableError, FencedError } from '../errors.js';
import { OffsetNotThereError } from '../kafka/kafkajs/read-fetches.js';
import type { FetchedChunk, LogRecord } from '../kafka/fetched-chunk.js';
import type { KafkaClient, LogSubscription } from '../kafka/kafka-client.js';
import { WrongPartitionsError } from '../kafka/wrong-partitions.js';
import { retries } from '../retries.js';
import type { ServiceDatabase } from '../service-database.js';
import { ForeignPositions } from './foreign-positions.js';

/** A topic that another system writes to, as it is made where there is none. */
export interface ForeignTopic {
  /** Without the namespace. */
  readonly name: string;
  /** How long a record stays, in milliseconds. */
  readonly keptMs: number;
}

/** What is done with the records of such a topic. */
export interface ForeignHandler {
  /**
   * Applies records of one partition, in their order, within the transaction that moves the position. May
   * run again, as {@link UnitOfWork.run}. What is wrong with a record is refused, and not thrown. The answer
   * is called once that is committed, to count it.
   */
  apply(work: Work, topic: string, records: readonly LogRecord[]): Promise<() => void>;
  /** Refuses a record for which `apply` throws, though nothing is away: its error is ours. */
  giveUp(work: Work, topic: string, record: LogRecord): Promise<() => void>;
}

const recordsPerTransaction = 500;

/**
 * Reads topics that other systems write to: any number of partitions, any keys, no sequence numbers. The
 * records of a fetch and the position behind them are one transaction, so each is applied once; that the
 * same event may be sent twice is for the handler. What is deleted before it was read is logged and passed
 * over. Nothing of the service waits for it.
 */
export class ForeignReader {
  private readonly positions: ForeignPositions;
  private readonly next = new Map<string, number>();
  private readonly problems = new Map<string, string>();
  private subscription: LogSubscription | undefined;
  private readonly stopping = new AbortController();
  private topics: readonly string[] = [];
  private assignment = 0;

  constructor(
    private readonly service: string,
    { db }: ServiceDatabase,
    private readonly kafka: KafkaClient,
    private readonly unitOfWork: UnitOfWork,
  ) {
    this.positions = new ForeignPositions(db);
  }

  /** Returns at once, and goes on trying until Kafka lets it. */
  start(topics: readonly ForeignTopic[], handler: ForeignHandler): void {
    this.topics = topics.map(({ name }) => name);
    if (topics.length > 0) void this.begin(topics, handler);
  }

  async stop(milliseconds: number): Promise<void> {
    this.stopping.abort();
    await within(milliseconds, this.subscription?.stop().catch(() => undefined) ?? nothing());
  }

  /** Undefined where all is read, else what is not, and why. */
  problem(): string | undefined {
    const [first] = this.problems;
    return first && `${first[0]} is not read: ${first[1]}`;
  }

  /** How many offsets are not applied yet. */
  async lag(): Promise<number> {
    const positions = await this.positions.readAll(this.topics);
    let lag = 0;
    for (const topic of this.topics) {
      for (const [partition, { start, end }] of await this.kafka.bounds(topic)) {
        const at = positions.find((one) => one.topic === topic && one.partition === partition);
        lag += Math.max(0, end - Math.max(start, at?.next ?? 0));
      }
    }
    return lag;
  }

  private async begin(topics: readonly ForeignTopic[], handler: ForeignHandler): Promise<void> {
    for (let failures = 1; !this.isStopping; failures++) {
      try {
        await this.makeTopics(topics);
        await this.subscribe(handler);
        this.problems.delete(this.group);
        return;
      } catch (error) {
        this.note(this.group, error, failures);
        await this.pause(failures);
      }
    }
  }

  /** Of what is there already the number of partitions is its owner's. */
  private async makeTopics(topics: readonly ForeignTopic[]): Promise<void> {
    for (const { name, keptMs } of topics) {
      const config = { 'retention.ms': String(keptMs), 'cleanup.policy': 'delete' };
      const settings = { topic: name, partitions: partitionsPerStream, config };
      await this.kafka.ensureTopics([settings]).catch((error: unknown) => {
        if (!(error instanceof WrongPartitionsError)) throw error;
      });
    }
  }

  private async subscribe(handler: ForeignHandler): Promise<void> {
    const subscription = this.kafka.subscription(this.group);
    this.subscription = subscription;
    try {
      await subscription.start(this.topics, this.topics.length * partitionsPerStream, {
        onAssigned: (assigned) => void this.onAssigned(assigned),
        onChunk: (chunk) => this.onChunk(chunk, handler),
        onDisconnected: (reason) => this.note(this.group, reason, 1),
      });
    } catch (error) {
      await subscription.stop().catch(() => undefined);
      throw error;
    }
  }

  /** All that is assigned is read on where the database says. */
  private async onAssigned(assigned: ReadonlyMap<string, readonly number[]>): Promise<void> {
    const assignment = ++this.assignment;
    this.next.clear();
    this.problems.clear();
    const places = [...assigned].flatMap(([topic, partitions]) =>
      partitions.map((partition) => [topic, partition] as const),
    );
    for (let failures = 1; !this.isStopping && assignment === this.assignment; failures++) {
      try {
        const cluster = await this.kafka.clusterId();
        for (const [topic, partition] of places) await this.resume(topic, partition, cluster);
        return this.problems.clear();
      } catch (error) {
        this.note(this.group, error, failures);
        await this.pause(failures);
      }
    }
  }

  private async resume(topic: string, partition: number, cluster: string): Promise<void> {
    const next = await this.positions.resume(topic, partition, cluster);
    this.next.set(placeOf(topic, partition), next);
    this.subscription?.seek(topic, partition, next);
    this.subscription?.resume(topic, partition);
  }

  /** The next fetch of the partition waits for it, however long that takes. */
  private async onChunk(chunk: FetchedChunk, handler: ForeignHandler): Promise<void> {
    const { topic, partition } = chunk;
    const place = placeOf(topic, partition);
    for (let failures = 1; !this.isStopping && chunk.isCurrent(); failures++) {
      try {
        await this.handOn(chunk, handler);
        this.problems.delete(place);
        return;
      } catch (error) {
        if (error instanceof FencedError) {
          await this.resume(topic, partition, await this.kafka.clusterId()).catch(() => undefined);
          return;
        }
        this.note(place, error, failures);
        await this.pause(failures);
      }
    }
  }

  private async handOn(chunk: FetchedChunk, handler: ForeignHandler): Promise<void> {
    const { topic, partition, fetchedFrom, problem } = chunk;
    const expected = this.next.get(placeOf(topic, partition));
    // Until it is known where to resume, nothing is read.
    if (expected === undefined) return this.subscription?.pause(topic, partition);
    if (fetchedFrom !== expected) return this.subscription?.seek(topic, partition, expected);
    if (problem instanceof OffsetNotThereError) return this.passOver(topic, partition, expected);
    for (let from = expected; from < chunk.next;) {
      const slice = chunk.records.filter(({ offset }) => offset >= from);
      const records = slice.slice(0, recordsPerTransaction);
      const to = slice[records.length]?.offset ?? chunk.next;
      await this.apply(handler, { topic, partition, from, to }, records);
      from = to;
    }
    chunk.resolve(chunk.next - 1);
    if (problem) throw problem;
  }

  /** What was deleted unread, or a topic that was made anew and is shorter. */
  private async passOver(topic: string, partition: number, from: number): Promise<void> {
    const { start = 0, end = 0 } = (await this.kafka.bounds(topic)).get(partition) ?? {};
    const to = start;
    if (from < start) {
      logger.error({ topic, partition, from, to }, 'Records were deleted before they were read.');
    } else if (from <= end) return;
    await this.positions.move({ topic, partition, from, to }, undefined);
    this.next.set(placeOf(topic, partition), to);
    this.subscription?.seek(topic, partition, to);
  }

  /** In halves where one of them cannot be applied, down to that one, which is given up. */
  private async apply(
    handler: ForeignHandler,
    step: { topic: string; partition: number; from: number; to: number },
    records: readonly LogRecord[],
    isHopeless = false,
  ): Promise<void> {
    const { topic, partition, to } = step;
    try {
      const committed = await this.unitOfWork.run(async (work) => {
        await this.positions.move(step, work.session);
        if (isHopeless) return handler.giveUp(work, topic, records[0]!);
        return records.length > 0 ? handler.apply(work, topic, records) : undefined;
      });
      this.next.set(placeOf(topic, partition), to);
      committed?.();
    } catch (error) {
      if (mustWait(error) || isHopeless || records.length === 0) throw error;
      logger.error({ err: error, topic, partition, records: records.length }, 'Not applied.');
      if (records.length === 1) return this.apply(handler, step, records, true);
      const half = records.length >> 1;
      const middle = records[half]!.offset;
      await this.apply(handler, { ...step, to: middle }, records.slice(0, half));
      await this.apply(handler, { ...step, from: middle }, records.slice(half));
    }
  }

  private note(place: string, error: unknown, failures: number): void {
    if (this.isStopping) return;
    this.problems.set(place, (error as Error).message);
    if (failures === 1) logger.warn({ err: error, place }, 'Foreign records wait.');
  }

  /** Among those that the service may read by, see `groupsOf`. */
  private get group(): string {
    return `${this.service}.foreign`;
  }

  private get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private async pause(failures: number): Promise<void> {
    const { signal } = this.stopping;
    await wait(retries.outage.pauseMs(failures), undefined, { signal }).catch(() => undefined);
  }
}

/** True where nothing is wrong with the records: they wait. */
function mustWait(error: unknown): boolean {
  return (
    error instanceof FencedError ||
    error instanceof DependencyUnavailableError ||
    (error instanceof MongoError && !isRefusedDocument(error))
  );
}

function placeOf(topic: string, partition: number): string {
  return `${topic}[${partition}]`;
}

async function nothing(): Promise<void> {}
