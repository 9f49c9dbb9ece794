import { LRUCache } from 'lru-cache';

/** Callers whose rate is known; of more, those who were silent longest start anew. */
const mostCallers = 10_000;
/** What a caller who was silent may send at once is what it may send in this time, in milliseconds. */
const burstMs = 1_000;

/** How much each caller may send, whatever the others do. Time is given, in milliseconds. */
export class CallerRates {
  /** When what a caller has sent so far would have come at the rate. */
  private readonly paid = new LRUCache<string, number>({ max: mostCallers });
  private readonly each: number;

  constructor(perSecond: number) {
    this.each = 1_000 / perSecond;
  }

  /** False where it is one too many: there is room again a second later. */
  take(caller: string, now: number): boolean {
    const paid = Math.max(this.paid.get(caller) ?? now, now) + this.each;
    if (paid > now + burstMs) return false;
    this.paid.set(caller, paid);
    return true;
  }
}
