import { streams, type StreamName } from '@smarketing/contracts';
import { FencedError } from '../errors.js';
import type { LogRecord } from '../kafka/fetched-chunk.js';
import { busMetrics } from '../status/bus-metrics.js';
import type { Applied, BatchApplier } from './apply-batch.js';
import { decodeRecord, type DecodedRecord } from './decode-record.js';
import type { ShardPosition, ShardPositions } from './shard-positions.js';

/** Events that one transaction takes at most. */
export const batchCap = 2_000;

interface Submission {
  readonly stream: StreamName;
  readonly records: readonly LogRecord[];
  readonly resolve: (next: number) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One partition of all streams. Whatever comes for it, of whatever stream, is applied by one
 * transaction after another: that is why a document has one writer. What waits of several streams
 * goes into one transaction together.
 */
export class ShardLane {
  /** The position that this process claimed, and has moved since; shared by all who wait for it. */
  private claimed: Promise<ShardPosition> | undefined;
  private readonly waiting: Submission[] = [];
  private working: Promise<void> | undefined;

  constructor(
    private readonly shard: number,
    private readonly positions: ShardPositions,
    private readonly applier: BatchApplier,
    private readonly onApplied: (applied: Applied) => void,
  ) {}

  /** Forgets the claim: the next batch claims the partition anew. */
  disown(): void {
    this.claimed = undefined;
  }

  /** The next offset of the stream; claims the partition where this process does not hold it. */
  async nextOffset(stream: StreamName): Promise<number> {
    const { next } = await this.claim();
    return next[stream] ?? 0;
  }

  /** Applies the records; resolves with the offset behind them. At most {@link batchCap} of them. */
  submit(stream: StreamName, records: readonly LogRecord[]): Promise<number> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ stream, records, resolve, reject });
      this.working ??= this.work();
    });
  }

  /** Resolves when nothing is in hand. */
  async idle(): Promise<void> {
    await this.working;
  }

  private claim(): Promise<ShardPosition> {
    if (this.claimed) return this.claimed;
    const claim = this.positions.claim(this.shard);
    this.claimed = claim;
    claim.catch(() => {
      if (this.claimed === claim) this.disown();
    });
    return claim;
  }

  private async work(): Promise<void> {
    while (this.waiting.length > 0) {
      const taken = this.take();
      try {
        const { next } = await this.apply(taken);
        for (const { stream, resolve } of taken) resolve(next[stream] ?? 0);
      } catch (error) {
        if (error instanceof FencedError) busMetrics.fenced.inc();
        // Whether the transaction was committed is not always known: read the position again.
        this.disown();
        for (const { reject } of taken) reject(error);
      }
    }
    this.working = undefined;
  }

  /** The playbook alone and first: everything else is decided by it, and may be waiting for it. */
  private take(): Submission[] {
    const playbook = this.waiting.findIndex(({ stream }) => stream === 'playbook');
    if (playbook >= 0) return this.waiting.splice(playbook, 1);
    const taken: Submission[] = [];
    let events = 0;
    while (this.waiting.length > 0) {
      events += this.waiting[0]!.records.length;
      if (taken.length > 0 && events > batchCap) break;
      taken.push(this.waiting.shift()!);
    }
    return taken;
  }

  private async apply(taken: readonly Submission[]): Promise<ShardPosition> {
    const claim = this.claim();
    const position = await claim;
    const due: DecodedRecord[] = [];
    for (const { stream, records } of taken) {
      const next = position.next[stream] ?? 0;
      const fresh = records.filter(({ offset }) => offset >= next);
      for (const record of fresh) due.push(decodeRecord(record, stream));
    }
    if (due.length === 0) return position;
    const stop = busMetrics.batchDuration.startTimer();
    const applied = await this.applier.apply(position, due);
    stop();
    // Disowned in the meantime: the next batch claims anew.
    if (this.claimed === claim) this.claimed = Promise.resolve(applied.position);
    busMetrics.batchSize.observe(due.length);
    for (const { stream, records } of taken) busMetrics.applied.inc({ stream }, records.length);
    this.onApplied(applied);
    return applied.position;
  }
}

const streamOfTopic = new Map(
  Object.entries(streams).map(([name, { topic }]) => [topic as string, name as StreamName]),
);

export function streamOf(topic: string): StreamName {
  return streamOfTopic.get(topic)!;
}
