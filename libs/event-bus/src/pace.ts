import { setTimeout as wait } from 'node:timers/promises';

/** For about so many milliseconds it is remembered how much came. */
const memory = 500;

/**
 * Keeps a busy loop of batches from beginning one as soon as the last is done. Where so much comes that
 * several items are to be expected within the interval, a batch begins so many milliseconds after the
 * last one at the earliest, and holds them all. What comes seldom never waits, nor what comes first.
 * Times are milliseconds of one clock.
 */
export class Pace {
  private begunAt = -Infinity;
  /** Items that came of late, those of long ago counting less. */
  private recent = 0;

  constructor(
    private readonly interval: number,
    /** So many items within the interval are several. */
    private readonly several: number,
  ) {}

  /** A batch of so many begins. */
  begin(items: number, now: number): void {
    this.recent = this.recentAt(now) + items;
    this.begunAt = now;
  }

  /** Resolves when the next batch may begin, by `performance.now`. */
  async turn(): Promise<void> {
    const rest = this.restAt(performance.now());
    if (rest > 0) await wait(rest);
  }

  /** How long the next batch must wait, in milliseconds. */
  restAt(now: number): number {
    const left = this.begunAt + this.interval - now;
    if (left <= 0) return 0;
    const expected = (this.recentAt(now) * this.interval) / memory;
    return expected >= this.several ? left : 0;
  }

  private recentAt(now: number): number {
    return this.recent === 0 ? 0 : this.recent * Math.exp((this.begunAt - now) / memory);
  }
}
