import type { ServiceLimits } from './service-limits.js';
import { Shares } from './shares.js';

/** `inHandAtFirst` is by weight, as a batch weighs its rows; `inHandAtMost` is of requests. */
export type WaitLimits = Pick<ServiceLimits, 'expectedWait' | 'inHandAtFirst' | 'inHandAtMost'>;

/** What was learnt before so long a rest, in milliseconds, says nothing about now. */
const forgottenAfterMs = 10_000;
/** Requests in hand whatever they weigh: a heavy one has to get through some time. */
const few = 2;
/** The weight in hand however slow things are, if so many are at first: what gets done tells how slow. */
const leastInHand = 16;
/** The share of the longest wait up to which the room grows; between it and the whole it stays. */
const right = 0.4;
/** The largest room by weight, whatever gets done: bodies have a budget of bytes beside it. */
const largest = 2_000;
/** In one round at most. */
const growth = 1.5;
const shrinking = 0.7;

/** One request in hand. */
export interface Guest {
  readonly caller: string;
  weight: number;
  /** When all of it was there and its work began; undefined as long as its body arrives. */
  begunAt: number | undefined;
  /** The weight in hand when it came, itself included. */
  readonly among: number;
}

/**
 * How much of one way in may be in hand, so that nobody waits longer than he may. It is learnt from how
 * long those waited who are done, and among how many: once a round the room is made larger where more
 * would have been in time, and smaller where they were late. A lone request that took its time makes
 * it no smaller: work that is done together is quicker than one after the other. A caller who is alone
 * may have all of it; beside others, whoever has less than an equal part of it in hand is let in even
 * where it is full. Time is given, in milliseconds.
 */
export class WaitingRoom {
  private readonly begun = new Set<Guest>();
  private readonly shares = new Shares();
  private requests = 0;
  private weight = 0;
  private room: number;
  private changedAt = -Infinity;
  private emptySince = -Infinity;
  private readonly least: number;

  constructor(private readonly limits: WaitLimits) {
    this.room = limits.inHandAtFirst;
    this.least = Math.min(leastInHand, limits.inHandAtFirst);
  }

  /** By weight. */
  get inHand(): number {
    return this.weight;
  }

  /** Undefined where it would have to wait too long. */
  enter(weight: number, now: number, caller: string): Guest | undefined {
    if (this.requests === 0 && now - this.emptySince > forgottenAfterMs) {
      this.room = this.limits.inHandAtFirst;
    }
    if (!this.hasRoomFor(weight, this.requests, now, caller)) return undefined;
    this.requests += 1;
    this.add(caller, weight);
    return { caller, weight, begunAt: undefined, among: this.weight };
  }

  /** All of it is there. False where it turns out to weigh more than there is room for. */
  begin(guest: Guest, weight: number, now: number): boolean {
    const more = weight - guest.weight;
    if (more > 0 && !this.hasRoomFor(more, this.requests - 1, now, guest.caller)) return false;
    this.add(guest.caller, more);
    guest.weight = weight;
    guest.begunAt = now;
    this.begun.add(guest);
    return true;
  }

  /** `isDone`: what was asked for is done; a refusal takes no time and says nothing. */
  leave(guest: Guest, isDone: boolean, now: number): void {
    this.requests -= 1;
    this.add(guest.caller, -guest.weight);
    this.begun.delete(guest);
    if (this.requests === 0) this.emptySince = now;
    if (isDone) this.learn(guest, now);
  }

  /** Whether it is for the caller's own sake that there is no room for one more of them. */
  isOverShare(caller: string): boolean {
    return this.shares.isOver(caller, 1, this.room);
  }

  private hasRoomFor(weight: number, others: number, now: number, caller: string): boolean {
    if (others < few || this.weight + weight <= this.least) return true;
    if (others >= this.limits.inHandAtMost) return false;
    if (this.weight + weight <= this.room && !this.isStuck(now)) return true;
    return this.shares.isWithin(caller, weight, this.room);
  }

  private add(caller: string, weight: number): void {
    this.weight += weight;
    this.shares.add(caller, weight);
  }

  /** He who waits longest has waited longer than anybody should. */
  private isStuck(now: number): boolean {
    const [first] = this.begun;
    return first !== undefined && now - first.begunAt! > this.limits.expectedWait;
  }

  private learn({ begunAt, among, weight }: Guest, now: number): void {
    if (begunAt === undefined) return;
    const { expectedWait } = this.limits;
    const waited = Math.max(1, now - begunAt);
    const tooMany = ((among + weight - 1) * expectedWait) / waited;
    const enough = tooMany * right;
    if (waited > expectedWait) {
      this.room = Math.max(this.least, Math.min(this.room, tooMany));
      return;
    }
    // Those who came before the last change tell of the room as it was; few tell nothing of many.
    if (begunAt < this.changedAt) return;
    if (enough > this.room) this.change(Math.min(enough, this.room * growth, largest), now);
    else if (tooMany < this.room && among >= this.least) {
      this.change(Math.max(tooMany, this.room * shrinking, this.least), now);
    }
  }

  private change(room: number, now: number): void {
    this.room = room;
    this.changedAt = now;
  }
}
