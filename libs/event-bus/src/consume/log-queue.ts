import type { Log } from '@smarketing/contracts';
import type { LogRecord } from '../kafka/fetched-chunk.js';

/**
 * Fetching pauses above it, and goes on below the half of it, in bytes. Bulk comes for all partitions at
 * once and is applied one partition after the other: a little more than one batch of each is enough.
 */
const enough = { live: 2_097_152, bulk: 655_360 } as const;
/** What a record costs besides its body: headers, key, offset. */
const overhead = 500;

/** What was fetched of one partition of one topic and is not applied yet, in the log's order. */
export class LogQueue {
  /** The offset after the newest record of the log, when it was fetched last. */
  highWatermark = 0;
  private records: LogRecord[] = [];
  private bytes = 0;

  constructor(readonly log: Log) {}

  get length(): number {
    return this.records.length;
  }

  get isFull(): boolean {
    return this.bytes >= enough[this.log.lane];
  }

  get hasRoom(): boolean {
    return this.bytes < enough[this.log.lane] / 2;
  }

  /** The offset behind the last record that waits; undefined where none does. */
  get end(): number | undefined {
    const last = this.records.at(-1);
    return last && last.offset + 1;
  }

  push(records: readonly LogRecord[]): void {
    for (const record of records) {
      this.records.push(record);
      this.bytes += sizeOf(record);
    }
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
    return { records: this.records.splice(0, count), bytes: taken };
  }

  /** Puts what was taken out last back to the front. */
  unshift(records: readonly LogRecord[]): void {
    this.records = [...records, ...this.records];
    for (const record of records) this.bytes += sizeOf(record);
  }

  clear(): void {
    this.records = [];
    this.bytes = 0;
  }
}

interface Shifted {
  readonly records: LogRecord[];
  readonly bytes: number;
}

const sizeOf = ({ body }: LogRecord): number => body.length + overhead;
