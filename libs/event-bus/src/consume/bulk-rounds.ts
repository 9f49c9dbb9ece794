/** What one transaction takes in bulk at most, of all partitions together: a live fact waits for one. */
const cap = { events: 500, bytes: 524_288 };
/** For so long after a live fact, in milliseconds, more of them are expected. */
const liveForMs = 1_000;
/** Rounds that found little begin so many milliseconds one after the other at the earliest. */
const restBetweenMs = 100;

export interface Room {
  readonly events: number;
  readonly bytes: number;
}

interface Round {
  left: Room;
  members: number;
  /** Others may still join, in the same turn of the event loop. */
  isOpen: boolean;
}

/**
 * Lets partitions apply what is in bulk by rounds: those that ask at once share one transaction of
 * limited size, and the next round begins when all of them are done. While live facts come a round has
 * one member, so that a live fact of any other partition waits for nothing.
 */
export class BulkRounds {
  private round: Round | undefined;
  private readonly waiting = new Set<() => void>();
  private nextAt = -Infinity;
  private timer: NodeJS.Timeout | undefined;
  private liveAt = -Infinity;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Live facts are being applied. */
  noteLive(): void {
    this.liveAt = this.now();
  }

  /**
   * How much you may take, at least one record; say by {@link took} how much that was, and release the
   * turn when it is done. Undefined: `whenFree` is called once, and then asks again.
   */
  take(whenFree: () => void): Room | undefined {
    const round = this.round ?? this.open();
    const isFull = !round?.isOpen || round.left.events <= 0 || round.left.bytes <= 0;
    if (!round || isFull || (round.members > 0 && this.expectsLive())) {
      this.waiting.add(whenFree);
      return undefined;
    }
    round.members++;
    return round.left;
  }

  took({ events, bytes }: Room): void {
    const { left } = this.round!;
    this.round!.left = { events: left.events - events, bytes: left.bytes - bytes };
  }

  release(): void {
    const { round } = this;
    if (!round || --round.members > 0) return;
    this.round = undefined;
    this.wake();
  }

  private expectsLive(): boolean {
    return this.now() - this.liveAt < liveForMs;
  }

  private open(): Round | undefined {
    const rest = this.nextAt - this.now();
    if (rest > 0) {
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        this.wake();
        // Timers drop fractions: a bit too early, nobody would be let in.
      }, Math.ceil(rest));
      return undefined;
    }
    const round: Round = { left: cap, members: 0, isOpen: true };
    const began = this.now();
    this.round = round;
    setImmediate(() => {
      round.isOpen = false;
      const isFull = round.left.events <= 0 || round.left.bytes <= 0;
      const isEmpty = round.left.events === cap.events;
      this.nextAt = isFull || isEmpty ? -Infinity : began + restBetweenMs;
    });
    return round;
  }

  private wake(): void {
    // All of them: the first may have nothing left to do. Who comes too late waits for the next round.
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const whenFree of waiting) whenFree();
  }
}
