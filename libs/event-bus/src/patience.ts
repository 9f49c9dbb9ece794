import { RecentRate } from './recent-rate.js';

export interface PatienceTerms {
  /** From so many items a second on, a group waits for others … */
  readonly busyPerSecond: number;
  /** … so many milliseconds … */
  readonly waitMs: number;
  /** … or until it has so many. */
  readonly enough: number;
}

/** Who comes so soon would have come without a wait: with the others, when those before were answered. */
const soonMs = 10;
const mostSkipped = 127;

/**
 * How long a group is to wait for others to join it. Under load that saves transactions. Where the
 * callers send the next when the last is answered, nobody joins, however long one waits: after each wait
 * in vain twice as many groups go without one. Times are milliseconds of one clock.
 */
export class Patience {
  private readonly rate = new RecentRate();
  private beganAt = Infinity;
  private joined = 0;
  private inVain = 0;
  private toSkip = 0;

  constructor(private readonly terms: PatienceTerms) {}

  /** One more, with whom so many wait. True where these are enough. */
  arrived(waiting: number, now: number): boolean {
    this.rate.note(1, now);
    if (now - this.beganAt > soonMs) this.joined++;
    return waiting >= this.terms.enough;
  }

  /** A group of so many, as yet, begins: how long it is to wait. */
  begin(waiting: number, now: number): number {
    const isBusy = this.rate.expectedWithin(1_000, now) >= this.terms.busyPerSecond;
    if (!isBusy || waiting >= this.terms.enough) return 0;
    if (this.toSkip > 0) {
      this.toSkip--;
      return 0;
    }
    this.beganAt = now;
    this.joined = 0;
    return this.terms.waitMs;
  }

  /** The wait is over. */
  end(): void {
    this.beganAt = Infinity;
    this.inVain = this.joined > 0 ? 0 : this.inVain + 1;
    this.toSkip = Math.min(2 ** this.inVain - 1, mostSkipped);
  }
}
