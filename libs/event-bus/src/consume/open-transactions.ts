import type { FetchedChunk } from '../kafka/fetched-chunk.js';

/** A transaction may be open for so long without anybody being told, in milliseconds. */
const unsuspiciousMs = 10_000;

interface OpenTransaction {
  readonly offset: number;
  readonly since: number;
}

/** Partitions that were read up to a transaction of some producer which does not end. */
export class OpenTransactions {
  private readonly open = new Map<string, OpenTransaction>();

  /** What a fetch has brought, as far as it could be read. */
  note({ topic, partition, next, stableEnd, highWatermark }: FetchedChunk): void {
    const place = `${topic}[${partition}]`;
    if (stableEnd >= highWatermark || next < stableEnd) {
      this.open.delete(place);
    } else if (this.open.get(place)?.offset !== stableEnd) {
      this.open.set(place, { offset: stableEnd, since: performance.now() });
    }
  }

  clear(): void {
    this.open.clear();
  }

  /** Undefined where nothing is held up for long. */
  problem(): string | undefined {
    for (const [place, { offset, since }] of this.open) {
      const seconds = Math.round((performance.now() - since) / 1_000);
      if (seconds * 1_000 < unsuspiciousMs) continue;
      return `${place} waits: a producer's transaction has been open at offset ${offset} for ${seconds} s, and nothing behind it can be read. It ends by itself when its producer's timeout expires (15 minutes at most by default); kafka-transactions.sh find-hanging and abort end one that does not.`;
    }
    return undefined;
  }
}
