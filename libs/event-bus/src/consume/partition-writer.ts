import { setTimeout as wait } from 'node:timers/promises';
import type { Lane, Topic, TopicName, StreamName } from '@smarketing/contracts';
import { logger } from '@smarketing/observability';
import { FencedError } from '../errors.js';
import type { LogRecord } from '../kafka/fetched-chunk.js';
import { busMetrics } from '../bus-metrics.js';
import { retries } from '../retries.js';
import type { Applied } from './apply-batch.js';
import type { BulkRounds, Room } from './bulk-rounds.js';
import { decodeRecord, type DecodedRecord } from './decode-record.js';
import type { GroupCommit } from './group-commit.js';
import { TopicQueue } from './topic-queue.js';
import type { PartitionPosition, PartitionPositions } from './partition-positions.js';

/** What one transaction takes of live facts at most. */
const cap: Room = { events: 2_000, bytes: 1_572_864 };

interface Taken {
  readonly queue: TopicQueue;
  readonly records: readonly LogRecord[];
  /** The offset at which the log goes on behind them. */
  readonly next: number;
  readonly bytes: number;
}

export interface PartitionListener {
  onApplied(partition: number, applied: Applied): void;
  /** Another has taken the partition over: what waited here is dropped. */
  onFenced(partition: number): void;
  /** There is room again in a queue that was full. */
  onRoom(topic: Topic, partition: number): void;
}

/**
 * The one writer of one partition of all logs. Whatever comes for it, of whatever stream, is applied
 * by one transaction after another: that is why a document has one writer. Live facts go first, and
 * those of several streams into one transaction together.
 */
export class PartitionWriter {
  /** The position that this process claimed, and has moved since; shared by all who wait for it. */
  private claimed: Promise<PartitionPosition> | undefined;
  private readonly queues: ReadonlyMap<TopicName, TopicQueue>;
  /** Behind the last record that was offered, per topic; what is not in it is read from the position. */
  private readonly offered = new Map<TopicName, number>();
  private readonly full = new Set<TopicQueue>();
  /** Grows when all that waits becomes void. */
  private generation = 0;
  private busy = false;
  private working: Promise<void> | undefined;
  private failure: { reason: string; times: number } | undefined;
  private readonly stopping = new AbortController();

  constructor(
    readonly partition: number,
    topics: readonly Topic[],
    private readonly positions: PartitionPositions,
    private readonly commits: Readonly<Record<Lane, GroupCommit>>,
    private readonly bulkRounds: BulkRounds,
    private readonly listener: PartitionListener,
    private readonly referenceStream: StreamName | undefined,
  ) {
    this.queues = new Map(topics.map((topic) => [topic.name, new TopicQueue(topic)]));
  }

  /** Forgets the claim and all that waits: both are void. What is in hand meets the fence. */
  disown(): void {
    this.generation++;
    this.claimed = undefined;
    this.failure = undefined;
    for (const queue of this.queues.values()) queue.clear();
    this.offered.clear();
    for (const queue of this.full) this.listener.onRoom(queue.topic, this.partition);
    this.full.clear();
  }

  /** Where reading must go on; claims the partition where this process does not hold it. */
  async nextOffset(topic: TopicName): Promise<number> {
    const { next } = await this.claim();
    return this.offered.get(topic) ?? next[topic] ?? 0;
  }

  /** As it is stored; claims the partition where this process does not hold it. */
  position(): Promise<PartitionPosition> {
    return this.claim();
  }

  /**
   * Records that follow on {@link nextOffset}, and where the log goes on behind them: what lies between
   * is nobody's record, and passed over. False: enough waits of this log; {@link PartitionListener.onRoom}
   * will tell.
   */
  offer(
    topic: TopicName,
    records: readonly LogRecord[],
    next: number,
    highWatermark: number,
  ): boolean {
    const queue = this.queues.get(topic)!;
    queue.push(records, next);
    queue.highWatermark = highWatermark;
    this.offered.set(topic, next);
    this.goOn();
    if (!queue.isFull) return true;
    this.full.add(queue);
    return false;
  }

  /** Undefined while the partition is being applied, else why it waits. */
  problem(): string | undefined {
    return this.failure && `Partition ${this.partition} waits: ${this.failure.reason}`;
  }

  /** Finishes the transaction in hand and begins no other. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.working;
  }

  private readonly goOn = (): void => {
    if (this.busy) return;
    this.busy = true;
    this.working = this.work();
  };

  private claim(): Promise<PartitionPosition> {
    if (this.claimed) return this.claimed;
    const claim = this.positions.claim(this.partition);
    this.claimed = claim;
    claim.catch(() => {
      if (this.claimed === claim) this.claimed = undefined;
    });
    return claim;
  }

  private async work(): Promise<void> {
    try {
      while (!this.stopping.signal.aborted) {
        const live = this.takeLive();
        if (live.length > 0) {
          this.bulkRounds.noteLive();
          await this.rest(await this.applyOrPutBack(live, 'live'));
        } else {
          const bulk = this.takeBulk();
          if (bulk.length === 0) return;
          const applying = this.applyOrPutBack(bulk, 'bulk');
          // Nobody else waits for a partition that rests.
          await this.rest(await applying.finally(() => this.bulkRounds.release()));
        }
      }
    } finally {
      this.busy = false;
    }
  }

  /** What references are made of alone and first: all else may be waiting for it. */
  private takeLive(): Taken[] {
    const live = this.queuesOf('live');
    const first = live.find(
      ({ topic, isEmpty }) => !isEmpty && topic.stream === this.referenceStream,
    );
    return take(first ? [first] : live, cap);
  }

  private takeBulk(): Taken[] {
    const queues = this.queuesOf('bulk').filter(({ isEmpty }) => !isEmpty);
    const room = queues.length > 0 ? this.bulkRounds.take(this.goOn) : undefined;
    if (!room) return [];
    const taken = take(queues, room);
    this.bulkRounds.took({
      events: taken.reduce((sum, { records }) => sum + records.length, 0),
      bytes: taken.reduce((sum, { bytes }) => sum + bytes, 0),
    });
    return taken;
  }

  private queuesOf(lane: Lane): TopicQueue[] {
    return [...this.queues.values()].filter(({ topic }) => topic.lane === lane);
  }

  /** The answer is why the partition must rest before the next try. */
  private async applyOrPutBack(taken: readonly Taken[], lane: Lane): Promise<Error | undefined> {
    const { generation } = this;
    try {
      await this.apply(taken, lane);
      if (generation !== this.generation) return undefined;
      this.failure = undefined;
      this.tellRoom();
      return undefined;
    } catch (error) {
      // Disowned in the meantime: what was in hand is void, and fetched again by whoever owns it now.
      if (generation !== this.generation) return undefined;
      if (error instanceof FencedError) {
        busMetrics.fenced.inc();
        this.disown();
        this.listener.onFenced(this.partition);
        return undefined;
      }
      for (const { queue, records } of taken) queue.unshift(records);
      // Whether the transaction was committed is not always known: read the position again.
      this.claimed = undefined;
      return error as Error;
    }
  }

  private async rest(error: Error | undefined): Promise<void> {
    if (!error) return;
    const times = (this.failure?.times ?? 0) + 1;
    this.failure = { reason: error.message, times };
    const { partition, stopping } = this;
    if (times === 1) logger.warn({ err: error, partition }, 'The partition waits.');
    await wait(retries.outage.pauseMs(times), undefined, { signal: stopping.signal }).catch(
      () => undefined,
    );
  }

  private async apply(taken: readonly Taken[], lane: Lane): Promise<void> {
    const claim = this.claim();
    const position = await claim;
    const due: DecodedRecord[] = [];
    const to: PartitionPosition['next'] = {};
    for (const { queue, records, next } of taken) {
      const { name } = queue.topic;
      const from = position.next[name] ?? 0;
      for (const record of records) if (record.offset >= from) due.push(decodeRecord(record, name));
      if (next > from) to[name] = next;
    }
    if (Object.keys(to).length === 0) return;
    const stop = busMetrics.batchDuration.startTimer();
    const applied = await this.commits[lane].apply({ at: position, records: due, next: to });
    stop();
    if (this.claimed === claim) this.claimed = Promise.resolve(applied.position);
    if (due.length > 0) busMetrics.batchSize.observe(due.length);
    for (const one of taken) measure(one, this.partition);
    this.listener.onApplied(this.partition, applied);
  }

  private tellRoom(): void {
    for (const queue of this.full) {
      if (!queue.hasRoom) continue;
      this.full.delete(queue);
      this.listener.onRoom(queue.topic, this.partition);
    }
  }
}

/** Each queue in turn, as far as both limits go. */
function take(queues: readonly TopicQueue[], room: Room): Taken[] {
  const taken: Taken[] = [];
  let { events, bytes } = room;
  for (const queue of queues) {
    if (queue.isEmpty || events <= 0 || bytes <= 0) continue;
    const shifted = queue.shift(events, bytes);
    events -= shifted.records.length;
    bytes -= shifted.bytes;
    taken.push({ queue, ...shifted });
  }
  return taken;
}

function measure({ queue, records, next }: Taken, partition: number): void {
  const { stream, lane } = queue.topic;
  busMetrics.applied.inc({ stream, lane }, records.length);
  const lag = Math.max(0, queue.highWatermark - next);
  // A record that nobody has stamped has no age.
  const stamped = Math.max(0, records.at(-1)?.timestamp ?? 0);
  const age = stamped === 0 ? 0 : Math.max(0, Date.now() - stamped) / 1_000;
  busMetrics.lagEvents.set({ stream, lane, partition }, lag);
  busMetrics.lagSeconds.set({ stream, lane, partition }, lag === 0 ? 0 : age);
}
