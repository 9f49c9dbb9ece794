import type { Topic } from '@smarketing/contracts';
import { sizeOf } from '../consume/topic-queue.js';
import type { LogRecord } from '../kafka/fetched-chunk.js';

/** Fetching pauses above it, and goes on below the half of it, in bytes. */
const enoughBytes = 262_144;

/** What was fetched of one partition of one log and is not read yet, in the log's order. */
export class UnreadRecords {
  paused = false;
  private records: LogRecord[] = [];
  private index = 0;
  private bytes = 0;

  constructor(
    readonly topic: Topic,
    readonly partition: number,
    /** Behind the last record that was taken in. */
    public offered: number,
  ) {}

  get isFull(): boolean {
    return this.bytes >= enoughBytes;
  }

  get hasRoom(): boolean {
    return this.bytes < enoughBytes / 2;
  }

  /** The oldest one. */
  get first(): LogRecord | undefined {
    return this.records[this.index];
  }

  /** The offset of the next record, as far as it is known. */
  get next(): number {
    return this.first?.offset ?? this.offered;
  }

  /** `next`: behind them, and behind what lies there and is nobody's record. */
  push(records: readonly LogRecord[], next: number): void {
    this.records = [...this.records.slice(this.index), ...records];
    this.index = 0;
    for (const record of records) this.bytes += sizeOf(record);
    this.offered = next;
  }

  /** Takes the oldest one out. */
  shift(): LogRecord {
    const record = this.records[this.index++]!;
    this.bytes -= sizeOf(record);
    return record;
  }
}
