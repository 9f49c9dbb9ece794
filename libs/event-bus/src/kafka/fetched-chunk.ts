/** A record as the log holds it. */
export interface LogRecord {
  readonly offset: number;
  readonly key: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** When the broker or the producer stamped it, milliseconds UTC. */
  readonly timestamp: number;
}

/** What one fetch brought of one partition. */
export interface FetchedChunk {
  readonly topic: string;
  readonly partition: number;
  readonly records: readonly LogRecord[];
  /** The offset that was asked for; the first record may lie behind it. */
  readonly fetchedFrom: number;
  /** The offset after the newest record of the partition. */
  readonly highWatermark: number;
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
