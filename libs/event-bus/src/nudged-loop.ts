import { within } from './deadline.js';
import { retries } from './retries.js';

export interface LoopParts {
  /**
   * Does some of what there is to do; true where more of it can be done at once. In the `last` one, when
   * the loop is stopped, only what must not be left lying.
   */
  readonly pass: (last: boolean) => Promise<boolean>;
  /** In how many milliseconds the next pass comes where nobody nudges. */
  readonly restMs: () => number;
  /** A pass has thrown, so many times in a row. It must not throw itself. */
  readonly onFailure: (error: Error, failures: number) => void | Promise<void>;
}

/**
 * Does one pass after the other for as long as it runs: at once when it is nudged, else after a rest.
 * After a failure it waits longer and longer, nudged or not: whatever is away is not asked by everybody.
 */
export class NudgedLoop {
  private running = false;
  private nudged = false;
  private failures = 0;
  private wake: (() => void) | undefined;
  private done: Promise<void> = Promise.resolve();

  constructor(private readonly parts: LoopParts) {}

  start(): void {
    this.running = true;
    this.done = this.run();
  }

  /** There is something to do. Returns at once; a nudge during a pass calls for another one. */
  nudge(): void {
    this.nudged = true;
    if (this.failures === 0) this.wake?.();
  }

  /** Ends the pass in hand, takes the last one, and resolves then, or when the time is over. */
  async stop(milliseconds: number): Promise<void> {
    this.running = false;
    this.wake?.();
    await within(milliseconds, this.done);
  }

  private async run(): Promise<void> {
    for (;;) {
      const last = !this.running;
      this.nudged = false;
      let hasMore = false;
      try {
        hasMore = await this.parts.pass(last);
        this.failures = 0;
      } catch (error) {
        this.failures++;
        await this.parts.onFailure(error as Error, this.failures);
      }
      if (last) return;
      if (this.failures > 0) await this.sleep(retries.outage.pauseMs(this.failures));
      else if (!hasMore && !this.nudged) await this.sleep(this.parts.restMs());
    }
  }

  private async sleep(milliseconds: number): Promise<void> {
    if (!this.running) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = undefined;
  }
}
