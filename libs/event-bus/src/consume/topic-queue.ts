import type { Topic } from '@smarketing/contracts';
import type { LogRecord } from '../kafka/fetched-chunk.js';

/**
 * Fetching pauses above it, and goes on below the half of it, in bytes. Bulk comes for all partitions at
 * once and is applied one partition after the other: a little more than one batch of each is enough.
 */
const enoughBytes = { live: 2_097_152, bulk: 655_360 } as const;
/** What a record costs besides what it holds: objects, and its text once it is read. */
const overheadBytes = 300;

/** What was fetched of one partition of one topic and is not applied yet, in the log's order. */
export class TopicQueue {
  /** The offset after the newest record of the log, when it was fetched last. */
  highWatermark = 0;
  /** Behind all that was fetched. */
  private end = 0;
  /** True where what lies behind the last record, up to the end, was not taken out yet. */
  private hasTail = false;
  private records: LogRecord[] = [];
  private bytes = 0;

  constructor(readonly topic: Topic) {}

  get length(): number {
    return this.records.length;
  }

  get isFull(): boolean {
    return this.bytes >= enoughBytes[this.topic.lane];
  }

  get hasRoom(): boolean {
    return this.bytes < enoughBytes[this.topic.lane] / 2;
  }

  /** True where there is nothing to take out: no record, and nothing that is passed over. */
  get isEmpty(): boolean {
    return this.records.length === 0 && !this.hasTail;
  }

  /** `next`: behind them, and behind what lies there and is nobody's record. */
  push(records: readonly LogRecord[], next: number): void {
    for (const record of records) {
      this.records.push(record);
      this.bytes += sizeOf(record);
    }
    this.end = next;
    this.hasTail = true;
  }

  /** Takes the first records out, as many as fit into both limits, and one at least where one waits. */
  shift(records: number, bytes: number): Shifted {
    let count = 0;
    let taken = 0;
    for (; count < Math.min(records, this.records.length); count++) {
      const size = sizeOf(this.records[count]!);
      if (count > 0 && taken + size > bytes) break;
      taken += size;
    }
    this.bytes -= taken;
    const shifted = this.records.splice(0, count);
    if (this.records.length > 0) {
      return { records: shifted, next: this.records[0]!.offset, bytes: taken };
    }
    this.hasTail = false;
    return { records: shifted, next: this.end, bytes: taken };
  }

  /** Puts what was taken out last back to the front. */
  unshift(records: readonly LogRecord[]): void {
    this.hasTail = true;
    this.records = [...records, ...this.records];
    for (const record of records) this.bytes += sizeOf(record);
  }

  clear(): void {
    this.records = [];
    this.hasTail = false;
    this.bytes = 0;
  }
}

interface Shifted {
  readonly records: LogRecord[];
  /** The offset at which the log goes on. */
  readonly next: number;
  readonly bytes: number;
}

/** What a record takes in memory, more or less. */
export function sizeOf({ body, headers, keyBytes }: LogRecord): number {
  return (body?.length ?? 0) + headers.bytes.length + (keyBytes?.length ?? 0) + overheadBytes;
}
