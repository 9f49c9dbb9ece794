import type { ServiceLimits } from './service-limits.js';

/** `inHandAtFirst` is by weight, as a batch weighs its rows. */
export type WaitLimits = Pick<ServiceLimits, 'expectedWait' | 'inHandAtFirst' | 'inHandAtMost'>;

/** In which the speed is measured once, and over which it is averaged, in milliseconds of work. */
const window = 250;
const memory = 1_000;
/** A speed from before so long a rest, in milliseconds, says nothing about now. */
const forgottenAfter = 10_000;
/** Requests in hand whatever they weigh: a heavy one has to get through some time. */
const few = 2;
/** The weight in hand however slow things are: a speed is told by what gets done. */
const leastOnceKnown = 16;

/**
 * How long one way in makes wait: the weight in hand over what gets done in a time. Time is given, in
 * milliseconds, and counts only while something is in hand: an idle service is not a slow one.
 */
export class ExpectedWait {
  private requests = 0;
  private weight = 0;
  /** Weight a millisecond; undefined where nothing is known. */
  private speed: number | undefined;
  private at = -Infinity;
  private worked = 0;
  private done = 0;
  private refused = 0;

  constructor(private readonly limits: WaitLimits) {}

  /** Requests. */
  get inHand(): number {
    return this.requests;
  }

  /** Whether one of the weight is done in time, if it comes in now. */
  mayEnter(weight: number, now: number): boolean {
    const { expectedWait, inHandAtMost } = this.limits;
    this.pass(now);
    if (this.requests < few || this.weight + weight <= this.least) return true;
    return this.requests < inHandAtMost && this.expectedFor(weight) <= expectedWait;
  }

  /** The weight that is in hand in any case. */
  private get least(): number {
    return this.speed === undefined ? this.limits.inHandAtFirst : leastOnceKnown;
  }

  /** Milliseconds until what is in hand, and the weight behind it, is done. */
  expectedFor(weight: number): number {
    return this.speed === undefined ? Infinity : (this.weight + weight) / this.speed;
  }

  enter(weight: number, now: number): void {
    this.pass(now);
    this.requests += 1;
    this.weight += weight;
  }

  /** Whether one that is in hand is done in time though it turns out to weigh more; then it does. */
  grow(more: number, now: number): boolean {
    const { expectedWait } = this.limits;
    this.pass(now);
    const fits =
      this.requests <= few ||
      this.weight + more <= this.least ||
      this.expectedFor(more) <= expectedWait;
    if (fits) this.weight += more;
    return fits;
  }

  /** `isDone`: what was asked for is done. What is refused takes no time, and says nothing of speed. */
  leave(weight: number, isDone: boolean, now: number): void {
    this.pass(now);
    this.requests -= 1;
    this.weight -= weight;
    if (isDone) this.done += weight;
    else this.refused += weight;
  }

  private pass(now: number): void {
    if (this.requests > 0) this.worked += now - this.at;
    else if (now - this.at > forgottenAfter) this.speed = undefined;
    this.at = now;
    if (this.worked < window) return;
    const isKnown = this.speed !== undefined;
    if (this.done === 0 && (!isKnown || this.refused > 0)) {
      // The first is not done yet, or nothing but refusals: no speed can be told of that.
      if (isKnown) this.begin();
      return;
    }
    const sample = this.done / this.worked;
    const share = isKnown ? Math.min(1, this.worked / memory) : 1;
    this.speed = (this.speed ?? 0) * (1 - share) + sample * share;
    this.begin();
  }

  private begin(): void {
    this.worked = 0;
    this.done = 0;
    this.refused = 0;
  }
}
