import { setTimeout as wait } from 'node:timers/promises';

/**
 * Keeps a busy loop of batches from beginning one as soon as the last is done: after a batch of several
 * the next begins so many milliseconds after it at the earliest, and is larger. A lone item never waits.
 * Times are milliseconds of one clock.
 */
export class Throttle {
  private nextAt = -Infinity;

  constructor(
    private readonly interval: number,
    /** From so many items on a batch is one of several. */
    private readonly several: number,
  ) {}

  /** A batch of so many begins. */
  begin(items: number, now: number): void {
    this.nextAt = items >= this.several ? now + this.interval : -Infinity;
  }

  /** Resolves when the next batch may begin, by `performance.now`. */
  async turn(): Promise<void> {
    const rest = this.restAt(performance.now());
    if (rest > 0) await wait(rest);
  }

  /** How long the next batch must wait, in milliseconds. */
  restAt(now: number): number {
    return Math.max(0, this.nextAt - now);
  }
}
