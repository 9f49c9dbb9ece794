import { runOutsideOfTrace } from '@smarketing/observability';
import type { Patience } from './patience.js';

export interface GatheringParts<I> {
  /** Handles what was gathered; it must not throw. */
  readonly handle: (group: readonly I[]) => Promise<void>;
  /** Whether a group waits for others to join it; default: it does not. */
  readonly patience?: Patience;
  /** So many items make a group at most; default: all that wait. */
  readonly mostAtOnce?: number;
}

/**
 * Gathers what many hand in at the same time, and handles it in groups, one after the other and in its
 * order: what comes while one is in hand goes into the next one together.
 */
export class Gathering<I> {
  private waiting: I[] = [];
  private handling: Promise<void> | undefined;
  private onEnough: (() => void) | undefined;

  constructor(private readonly parts: GatheringParts<I>) {}

  add(item: I): void {
    this.waiting.push(item);
    const { patience } = this.parts;
    if (patience?.arrived(this.waiting.length, performance.now())) this.onEnough?.();
    // It works for all who wait, so it is nobody's own doing.
    this.handling ??= runOutsideOfTrace(() => this.handleAll());
  }

  /** Resolves when nothing that was handed in until now waits or is in hand. */
  async idle(): Promise<void> {
    await new Promise(setImmediate);
    await this.handling;
  }

  private async handleAll(): Promise<void> {
    const { handle, mostAtOnce = Infinity } = this.parts;
    // What comes in one turn of the event loop belongs together.
    await new Promise(setImmediate);
    while (this.waiting.length > 0) {
      await this.others();
      await handle(this.waiting.splice(0, mostAtOnce));
    }
    this.handling = undefined;
  }

  /** Resolves when enough wait, or have waited long enough. */
  private async others(): Promise<void> {
    const { patience } = this.parts;
    const waitMs = patience?.begin(this.waiting.length, performance.now());
    if (!waitMs) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, waitMs);
      this.onEnough = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.onEnough = undefined;
    patience?.end();
  }
}
