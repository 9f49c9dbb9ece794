import { setImmediate as passOn } from 'node:timers/promises';

/** How long work that can be paused holds the event loop, in milliseconds. */
const longestSliceMs = 10;

/** Long work that lets others have the event loop: `if (slice.isOver) await slice.next()` between two parts. */
export class EventLoopSlice {
  private began = performance.now();

  get isOver(): boolean {
    return performance.now() - this.began > longestSliceMs;
  }

  async next(): Promise<void> {
    await passOn();
    this.began = performance.now();
  }
}
