import type { RecordHeaders } from './record-headers.js';

/** A record as the log holds it. */
export interface LogRecord {
  readonly offset: number;
  readonly partition: number;
  /** As text; null where there is none, or one that is not UTF-8. */
  readonly key: string | null;
  readonly keyBytes: Buffer | null;
  readonly headers: RecordHeaders;
  /** Null: a tombstone. */
  readonly body: Buffer | null;
  /** When the broker or the producer stamped it, milliseconds UTC; -1 where nobody did. */
  readonly timestamp: number;
  /** The broker stamped it (LogAppendTime). */
  readonly isBrokerTime?: true;
  /** Why it is not a record that anybody can read. */
  readonly fault?: Error;
}

/** What one fetch brought of one partition. */
export interface FetchedChunk {
  readonly topic: string;
  readonly partition: number;
  readonly records: readonly LogRecord[];
  /** The offset that was asked for; the first record may lie behind it. */
  readonly fetchedFrom: number;
  /** The offset behind all that was brought, also where the last of it is nobody's record. */
  readonly next: number;
  /** The offset after the newest record of the partition. */
  readonly highWatermark: number;
  /** Nothing at or behind it can be read before a transaction ends; else the high watermark. */
  readonly stableEnd: number;
  /** Why what lies at `next` cannot be read now. */
  readonly problem: Error | undefined;
  /** True while the subscription runs and no rebalance or seek made this chunk void. */
  readonly isCurrent: () => boolean;
  /** The next fetch goes on behind this offset. */
  readonly resolve: (offset: number) => void;
}

export interface SubscriptionHandlers {
  onAssigned(topicPartitions: ReadonlyMap<string, readonly number[]>): void;
  /** The next fetch waits for it; while it runs, heartbeats are sent. */
  onChunk(chunk: FetchedChunk): Promise<void>;
  /** The group is left, and joined again as soon as that can be done. */
  onDisconnected(reason: Error): void;
}
