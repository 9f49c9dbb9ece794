import { Pace } from '@smarketing/event-bus';
import type { Outcome } from '@smarketing/http';
import { runOutsideOfTrace } from '@smarketing/ops';
import { isolateFaults } from './isolate-faults.js';

interface Waiting<I, A> {
  readonly item: I;
  readonly resolve: (answer: A) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Commits in groups what many callers want: what arrives while a transaction is in flight, and within
 * 25 ms after one of several, goes into the next one together, in its order. A lone item does not wait.
 * Each caller gets his own outcome: where one item fails, the others of its group are stored all the
 * same. So commands on one document go one after another, instead of against each other.
 */
export class CommitTogether<I, A> {
  private waiting: Waiting<I, A>[] = [];
  private isDraining = false;
  private readonly pace = new Pace(25, 2);

  /** `commitAll` runs one transaction, and answers an outcome for each item. */
  constructor(
    private readonly mostAtOnce: number,
    private readonly commitAll: (items: readonly I[]) => Promise<readonly Outcome<A>[]>,
  ) {}

  /** Rejects with the refusal of the item, or with what kept its transaction from being committed. */
  commit(item: I): Promise<A> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (this.isDraining) return;
      this.isDraining = true;
      // It works for all who wait, so it is nobody's own doing.
      runOutsideOfTrace(() => setImmediate(() => void this.drain()));
    });
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      await this.pace.turn();
      const group = this.waiting.splice(0, this.mostAtOnce);
      this.pace.begin(group.length, performance.now());
      await this.commitGroup(group);
    }
    this.isDraining = false;
  }

  private async commitGroup(group: readonly Waiting<I, A>[]): Promise<void> {
    await isolateFaults(
      group,
      async (part) => {
        const outcomes = await this.commitAll(part.map(({ item }) => item));
        part.forEach(({ resolve, reject }, at) => {
          const outcome = outcomes[at]!;
          if ('answer' in outcome) resolve(outcome.answer);
          else reject(outcome.refusal);
        });
      },
      async ({ reject }, error) => reject(error),
    ).catch((error: unknown) => group.forEach(({ reject }) => reject(error)));
  }
}
