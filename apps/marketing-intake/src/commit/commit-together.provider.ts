import { Gathering, Patience } from '@smarketing/event-bus';
import type { Outcome } from '@smarketing/http';
import { isolateFaults } from './isolate-faults.js';

/** Two in 40 ms: half the transactions, and hardly later in the last view, which gathers as long. */
const underLoad = { busyPerSecond: 40, waitMs: 40, enough: 10 };

interface Waiting<I, A> {
  readonly item: I;
  readonly resolve: (answer: A) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Commits in groups what many callers want: what arrives while a transaction is in flight, and under
 * load within 40 ms, goes into the next one together, in its order. A lone item does not wait.
 * Each caller gets their own outcome: where one item fails, the others of its group are stored all the
 * same. So commands on one document go one after another, instead of against each other.
 */
export class CommitTogether<I, A> {
  private readonly asked: Gathering<Waiting<I, A>>;

  /** `commitAll` runs one transaction, and answers an outcome for each item. */
  constructor(
    mostAtOnce: number,
    private readonly commitAll: (items: readonly I[]) => Promise<readonly Outcome<A>[]>,
  ) {
    this.asked = new Gathering({
      handle: (group) => this.commitGroup(group),
      patience: new Patience(underLoad),
      mostAtOnce,
    });
  }

  /** Rejects with the refusal of the item, or with what kept its transaction from being committed. */
  commit(item: I): Promise<A> {
    return new Promise((resolve, reject) => this.asked.add({ item, resolve, reject }));
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
