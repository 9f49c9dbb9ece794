import { runOutsideOfTrace } from '@smarketing/observability';
import type { Throttle } from './throttle.js';

export interface GatheringParts<I> {
  /** Handles what was gathered; it must not throw. */
  readonly handle: (group: readonly I[]) => Promise<void>;
  /** Default: none, the next group is handled as soon as the last one is. */
  readonly throttle?: Throttle;
  /** So many items make a group at most; default: all that wait. */
  readonly mostAtOnce?: number;
}

/**
 * Gathers what many hand in at the same time, and handles it in groups, one after the other and in its
 * order: what comes while one is in hand goes into the next one together. A lone item does not wait.
 */
export class Gathering<I> {
  private waiting: I[] = [];
  private handling: Promise<void> | undefined;

  constructor(private readonly parts: GatheringParts<I>) {}

  add(item: I): void {
    this.waiting.push(item);
    // It works for all who wait, so it is nobody's own doing.
    this.handling ??= runOutsideOfTrace(() => this.handleAll());
  }

  /** Resolves when nothing that was handed in until now waits or is in hand. */
  async idle(): Promise<void> {
    await new Promise(setImmediate);
    await this.handling;
  }

  private async handleAll(): Promise<void> {
    const { handle, throttle, mostAtOnce = Infinity } = this.parts;
    // What comes in one turn of the event loop belongs together.
    await new Promise(setImmediate);
    while (this.waiting.length > 0) {
      await throttle?.turn();
      const group = this.waiting.splice(0, mostAtOnce);
      throttle?.begin(group.length, performance.now());
      await handle(group);
    }
    this.handling = undefined;
  }
}
