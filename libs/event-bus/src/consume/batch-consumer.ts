import { setTimeout as wait } from 'node:timers/promises';
import {
  type Topic,
  topicCalled,
  topicsOf,
  partitionsPerStream,
  type StreamName,
} from '@smarketing/contracts';
import { logger } from '@smarketing/observability';
import { groupsOf } from '../consumer-groups.js';
import { within } from '../deadline.js';
import { ForeignLogError } from '../errors.js';
import { OffsetNotThereError } from '../kafka/kafkajs/read-fetches.js';
import type { FetchedChunk } from '../kafka/fetched-chunk.js';
import type { KafkaClient, LogSubscription } from '../kafka/kafka-client.js';
import { busMetrics } from '../bus-metrics.js';
import { retries } from '../retries.js';
import type { Applied } from './apply-batch.js';
import type { DeletedRecords } from './deleted-records.js';
import type { GroupCommit } from './group-commit.js';
import { recognise, type Found } from './last-applied.js';
import { OpenTransactions } from './open-transactions.js';
import type { PartitionPosition, PartitionPositions } from './partition-positions.js';
import type { PartitionListener, PartitionWriter } from './partition-writer.js';

/** Kafka's own offsets are a hint only; they are committed at most this often per partition. */
const commitEveryMs = 5_000;
/** A fetch that brought fewer records of a partition is followed by the next when these are applied, */
const fewRecords = 200;
/** … or after so many milliseconds. */
const holdAtMostMs = 150;

/**
 * Feeds what the log brings to the writers of its partitions, while they apply what came before.
 * Nothing is ever thrown into the client.
 */
export class BatchConsumer {
  private subscription: LogSubscription | undefined;
  private readonly writers: readonly PartitionWriter[];
  private readonly topics: readonly Topic[];
  private readonly committedAt = new Map<number, number>();
  /** Partitions that cannot be read, and why. */
  private readonly unreadable = new Map<string, { reason: string; times: number }>();
  private readonly openTransactions = new OpenTransactions();
  private readonly stopping = new AbortController();
  private stopped: Promise<void> | undefined;
  private joined = false;
  /** Why it is not known where to resume reading. */
  private unknown: string | undefined;
  /** Topics and partitions of which the last applied fact was found where it was applied. */
  private readonly recognised = new Set<string>();
  /** Grows with each assignment: what was begun under an earlier one is void. */
  private assignment = 0;

  constructor(
    private readonly service: string,
    consumes: readonly StreamName[],
    private readonly kafka: KafkaClient,
    private readonly positions: PartitionPositions,
    private readonly onCommitted: (applied: Applied) => void,
    writerOf: (
      partition: number,
      topics: readonly Topic[],
      listener: PartitionListener,
    ) => PartitionWriter,
    private readonly commits: Pick<GroupCommit, 'idle' | 'nextFetch'>,
    private readonly deletedRecords: DeletedRecords,
  ) {
    this.topics = consumes.flatMap(topicsOf);
    this.writers = Array.from({ length: partitionsPerStream }, (_, partition) =>
      writerOf(partition, this.topics, {
        onApplied: (at, applied) => this.onApplied(at, applied),
        onFenced: (at) => void this.onFenced(at),
        onRoom: ({ kafkaName }, at) => this.subscription?.resume(kafkaName, at),
      }),
    );
  }

  async start(patterns: readonly string[]): Promise<void> {
    if (this.topics.length === 0) return;
    const topics = this.topics.map(({ name }) => name);
    logger.info({ consumes: topics, facts: patterns.length }, 'Subscribing.');
    for (let failures = 1; !this.isStopping; failures++) {
      try {
        return await this.subscribe();
      } catch (error) {
        logger.warn({ err: error }, 'Not subscribed yet; trying again.');
        await this.pause(failures);
      }
    }
  }

  private async subscribe(): Promise<void> {
    const subscription = this.kafka.subscription(groupsOf(this.service).consumer, {
      nextFetch: () => this.commits.nextFetch(),
    });
    this.subscription = subscription;
    try {
      await subscription.start(
        this.topics.map(({ kafkaName }) => kafkaName),
        this.topics.length * partitionsPerStream,
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
    if (this.topics.length > 0 && !this.joined) return 'The consumer group is not joined yet.';
    if (this.unknown) return this.unknown;
    const [place, failure] = [...this.unreadable][0] ?? [];
    if (failure) return `${place} waits: ${failure.reason}`;
    for (const writer of this.writers) {
      const problem = writer.problem();
      if (problem) return problem;
    }
    return this.openTransactions.problem();
  }

  /** Stops fetching, finishes the transactions in hand and leaves the group, as far as time allows. */
  stop(milliseconds: number): Promise<void> {
    this.stopping.abort();
    this.stopped ??= within(milliseconds, this.leave());
    return this.stopped;
  }

  private async leave(): Promise<void> {
    await Promise.all(this.writers.map((writer) => writer.stop()));
    await this.subscription?.stop().catch((error: unknown) => {
      logger.warn({ err: error }, 'The consumer did not leave its group cleanly.');
    });
  }

  private get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private async pause(failures: number): Promise<void> {
    const { signal } = this.stopping;
    await wait(retries.outage.pauseMs(failures), undefined, { signal }).catch(() => undefined);
  }

  /** A new generation: all claims are void, and reading goes on where the database says. */
  private async onAssigned(assigned: ReadonlyMap<string, readonly number[]>): Promise<void> {
    this.joined = true;
    for (const writer of this.writers) writer.disown();
    this.unreadable.clear();
    this.recognised.clear();
    this.positions.cluster = undefined;
    this.openTransactions.clear();
    busMetrics.lagEvents.reset();
    busMetrics.lagSeconds.reset();
    await this.readFromPositions([...new Set([...assigned.values()].flat())], ++this.assignment);
  }

  /** Where Kafka says that this is a member no more, the client joins anew and all is assigned again. */
  private async onFenced(partition: number): Promise<void> {
    const { assignment } = this;
    if (await this.subscription?.confirmMembership())
      await this.readFromPositions([partition], assignment);
  }

  /**
   * Reads on where the database says; while that cannot be asked, tries again. What was dropped is not
   * fetched by itself: without the seek a partition stands still until something new comes for it.
   */
  private async readFromPositions(
    partitions: readonly number[],
    assignment: number,
  ): Promise<void> {
    for (let failures = 1; !this.isStopping && assignment === this.assignment; failures++) {
      try {
        const cluster = await this.kafka.clusterId();
        const positions = await this.positions.read(partitions);
        await this.refuseShorter(positions, cluster);
        if (assignment !== this.assignment) return;
        this.positions.cluster = cluster;
        this.unknown = undefined;
        return this.seekAll(partitions, positions);
      } catch (error) {
        if (failures === 1) logger.warn({ err: error }, 'Reading cannot resume yet.');
        this.unknown = `Where to resume reading is not known: ${(error as Error).message}`;
        await this.pause(failures);
      }
    }
  }

  /** On another cluster a topic may be shorter than what was applied, and then nothing is fetched to tell it. */
  private async refuseShorter(positions: readonly PartitionPosition[], cluster: string) {
    for (const { name, kafkaName } of this.topics) {
      const elsewhere = positions.filter(({ applied }) => {
        const last = applied?.[name];
        return last && last.cluster !== cluster;
      });
      if (elsewhere.length === 0) continue;
      const bounds = await this.kafka.bounds(kafkaName);
      for (const { _id, next, applied } of elsewhere) {
        const { end = 0 } = bounds.get(_id) ?? {};
        if (end > applied![name]!.offset) continue;
        const why = `ends at ${end}, but ${next[name]} of its records were applied from another cluster`;
        throw new ForeignLogError(kafkaName, _id, why, this.service);
      }
    }
  }

  private seekAll(partitions: readonly number[], positions: readonly PartitionPosition[]): void {
    const byPartition = new Map(positions.map((at) => [at._id, at]));
    for (const partition of partitions) {
      const { next, applied } = byPartition.get(partition) ?? {};
      for (const { name, kafkaName } of this.topics) {
        const place = placeOf(kafkaName, partition);
        const isKnown = this.recognised.has(place);
        const last = isKnown ? undefined : applied?.[name]?.offset;
        const resumeAt = next?.[name] ?? 0;
        // What was refused stays so until it is compared; from the beginning there is nothing to compare.
        if (isKnown || resumeAt === 0) this.unreadable.delete(place);
        this.subscription?.seek(kafkaName, partition, last ?? resumeAt);
        this.subscription?.resume(kafkaName, partition);
      }
    }
  }

  private async onChunk(chunk: FetchedChunk): Promise<void> {
    const { topic, partition } = chunk;
    const place = placeOf(topic, partition);
    if (this.isStopping || !chunk.isCurrent()) return;
    // Until it is known where to resume, nothing is read.
    if (this.positions.cluster === undefined) return this.subscription?.pause(topic, partition);
    try {
      await this.handOn(chunk);
      this.unreadable.delete(place);
    } catch (error) {
      const times = (this.unreadable.get(place)?.times ?? 0) + 1;
      this.unreadable.set(place, { reason: (error as Error).message, times });
      if (times === 1) logger.warn({ err: error, topic, partition }, 'The partition waits.');
      this.subscription?.pause(topic, partition);
      void this.pause(times).then(() => this.tryAgain(topic, partition, error as Error));
    }
  }

  /** What was refused may be right by now: somebody has moved the position, or the topic. */
  private async tryAgain(topic: string, partition: number, error: Error): Promise<void> {
    if (error instanceof ForeignLogError) {
      this.writers[partition]!.disown();
      await this.readFromPositions([partition], this.assignment);
    }
    this.subscription?.resume(topic, partition);
  }

  private async handOn(chunk: FetchedChunk): Promise<void> {
    const { topic, partition, records, next } = chunk;
    const { name } = topicCalled(topic);
    const writer = this.writers[partition]!;
    const expected = await writer.nextOffset(name);
    if (!chunk.isCurrent()) return;
    if (!(await this.isRecognised(chunk, expected))) return;
    if (chunk.problem instanceof OffsetNotThereError) {
      if (chunk.fetchedFrom !== expected)
        return this.subscription?.seek(topic, partition, expected);
      return this.goOnBehindDeleted(chunk, expected);
    }
    // The client would skip what is not applied yet. Where it asked for the very offset and got a
    // later one the log itself has a hole, and there is nothing to go back to.
    if (chunk.fetchedFrom > expected) return this.subscription?.seek(topic, partition, expected);
    if (next > expected) {
      const fresh = records.filter(({ offset }) => offset >= expected);
      chunk.resolve(next - 1);
      if (!writer.offer(name, fresh, next, chunk.highWatermark)) {
        this.subscription?.pause(topic, partition);
      }
      if (fresh.length < fewRecords && !chunk.problem) await this.untilApplied();
    } else if (chunk.fetchedFrom < expected) {
      this.subscription?.seek(topic, partition, expected);
    }
    if (chunk.problem) throw chunk.problem;
    this.openTransactions.note(chunk);
  }

  /**
   * Compares what lies there with what was applied, once for each assignment. False: it cannot be told
   * from this chunk. Throws {@link ForeignLogError} where it is another topic.
   */
  private async isRecognised(chunk: FetchedChunk, expected: number): Promise<boolean> {
    const { topic, partition, highWatermark, problem, isCurrent } = chunk;
    const place = placeOf(topic, partition);
    if (expected > highWatermark && !problem) {
      const why = `ends at ${highWatermark}, but ${expected} of its records were applied`;
      throw new ForeignLogError(topic, partition, why, this.service);
    }
    if (this.recognised.has(place)) return true;
    const { name } = topicCalled(topic);
    const { applied = {}, next } = await this.writers[partition]!.position();
    const found: Found =
      problem instanceof OffsetNotThereError
        ? {
            ...chunk,
            bounds: { start: 0, end: 0, ...(await this.kafka.bounds(topic)).get(partition) },
          }
        : chunk;
    if (!isCurrent()) return false;
    const clusters = Object.values(applied).map(({ cluster }) => cluster);
    const cluster = this.positions.cluster!;
    const remembered = { last: applied[name], next: next[name] ?? 0, clusters, cluster };
    const recognition = recognise(remembered, found);
    if (recognition.is === 'foreign') {
      throw new ForeignLogError(topic, partition, recognition.why, this.service);
    }
    if (recognition.is === 'untold') {
      if (problem && !(problem instanceof OffsetNotThereError)) throw problem;
      this.openTransactions.note(chunk);
      this.subscription?.seek(topic, partition, recognition.readFrom);
      return false;
    }
    this.recognised.add(place);
    return true;
  }

  /**
   * What was deleted before it was applied is lost to this service. That is said, and kept, before
   * reading goes on behind it: a key that lost a fact waits by its numbers.
   */
  private async goOnBehindDeleted({ topic, partition }: FetchedChunk, expected: number) {
    const { name } = topicCalled(topic);
    const { start = 0, end = 0 } = (await this.kafka.bounds(topic)).get(partition) ?? {};
    if (expected > end) {
      const why = `ends at ${end}, but ${expected} of its records were applied`;
      throw new ForeignLogError(topic, partition, why, this.service);
    }
    if (expected < start) {
      await this.deletedRecords.note({ log: name, topic, partition, from: expected, to: start });
      this.writers[partition]!.offer(name, [], start, end);
    }
    this.subscription?.seek(topic, partition, Math.max(expected, start));
  }

  /** What would be fetched meanwhile could not be applied before: fewer fetches bring more each. */
  private async untilApplied(): Promise<void> {
    await within(holdAtMostMs, this.commits.idle());
  }

  private onApplied(partition: number, applied: Applied): void {
    this.onCommitted(applied);
    const now = Date.now();
    if (now - (this.committedAt.get(partition) ?? 0) < commitEveryMs) return;
    this.committedAt.set(partition, now);
    const next = this.topics.flatMap(({ name, kafkaName }): [string, number][] => {
      const offset = applied.position.next[name];
      return offset === undefined ? [] : [[kafkaName, offset]];
    });
    this.subscription?.commit(partition, new Map(next)).catch((error: unknown) => {
      logger.debug({ err: error }, 'The offset hint was not committed; the position is stored.');
    });
  }
}

const placeOf = (topic: string, partition: number): string => `${topic}[${partition}]`;
