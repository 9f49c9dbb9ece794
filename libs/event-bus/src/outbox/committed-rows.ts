import { LRUCache } from 'lru-cache';
import { placeOf, type OutboxRow } from './outbox-row.js';

/** More than so many are left to be looked for. */
const mostRowsWaiting = 2_000;
/** Of so many keys it is known what was published last. */
const mostKeysKnown = 10_000;

/**
 * Rows that this process has just committed, so that they can be published without being read again.
 * A row goes out only behind its predecessor: where it is not known that this relay has published
 * that, the row is left to be looked for in the outbox, in which all of them lie.
 */
export class CommittedRows {
  private waiting: OutboxRow[] = [];
  private readonly published = new LRUCache<string, number>({ max: mostKeysKnown });

  get length(): number {
    return this.waiting.length;
  }

  /** False where there are too many: they must be looked for. */
  offer(rows: readonly OutboxRow[]): boolean {
    if (this.waiting.length + rows.length > mostRowsWaiting) {
      this.waiting = [];
      return false;
    }
    for (const row of rows) this.waiting.push(row);
    return true;
  }

  /**
   * The next rows that can go out, in their order, and whether others must be looked for. Those that
   * were taken count as published: call {@link forget} where that fails.
   */
  take(
    count: number,
    isOurs: (partition: number) => boolean,
  ): { rows: OutboxRow[]; left: boolean } {
    let left = false;
    const rows = this.waiting.splice(0, count).filter((row) => {
      const { document, number } = placeOf(row);
      const last = this.published.get(document) ?? 0;
      const isOld = number <= last;
      const isNext = isOurs(row.shard) && number === last + 1;
      if (isNext) this.published.set(document, number);
      left ||= !isOld && !isNext;
      return isNext;
    });
    return { rows, left };
  }

  /** These were found in the outbox, sorted, and published. */
  remember(rows: readonly OutboxRow[]): void {
    rows.forEach((row, index) => {
      const next = rows[index + 1];
      if (next?.key === row.key && next.topic === row.topic) return;
      const { document, number } = placeOf(row);
      this.published.set(document, Math.max(number, this.published.get(document) ?? 0));
    });
  }

  /** It is not known any more what was published: everything must be looked for. */
  forget(): void {
    this.waiting = [];
    this.published.clear();
  }
}
