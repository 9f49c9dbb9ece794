import type { Lane } from '@smarketing/contracts';
import { Pace } from '../pace.js';
import { within } from '../deadline.js';
import type { Applied, Batch, BatchApplier } from './apply-batch.js';

/** A batch of so many records is worth a transaction of its own, beside others. */
const large = 200;
/** So many milliseconds the others wait for a batch that does not get on. */
const patience = 250;

interface Waiting extends Batch {
  readonly resolve: (applied: Applied | Promise<Applied>) => void;
}

/**
 * Puts small batches of several partitions into one transaction: those that come while one is in
 * flight go into the next one together. A lone fact does not wait; under load there is a little rest
 * between two transactions, in which more comes. It is a saving and nothing else: where a transaction
 * of several fails, for whatever reason, each is applied by itself.
 */
export class GroupCommit {
  private waiting: Waiting[] = [];
  private readonly pace = new Pace(40, 6);
  private committing: Promise<void> | undefined;

  constructor(private readonly applier: BatchApplier) {}

  /** As {@link BatchApplier.apply}. */
  apply(batch: Batch, lane: Lane): Promise<Applied> {
    const { records } = batch;
    // Bulk goes one partition at a time anyway. The playbook must not wait for what waits for it.
    const alone = lane === 'bulk' || records.length >= large || records[0]?.stream === 'playbook';
    if (alone) return this.applier.apply(batch, lane);
    return new Promise((resolve) => {
      this.waiting.push({ ...batch, resolve });
      this.committing ??= this.commitAll();
    });
  }

  /** Resolves when none of the small batches that were offered until now waits or is in flight. */
  async idle(): Promise<void> {
    await new Promise(setImmediate);
    await this.committing;
  }

  private async commitAll(): Promise<void> {
    // What was fetched together is offered in one turn of the event loop.
    await new Promise(setImmediate);
    while (this.waiting.length > 0) {
      await this.pace.turn();
      const group = this.waiting.splice(0);
      const records = group.reduce((sum, batch) => sum + batch.records.length, 0);
      this.pace.begin(records, performance.now());
      await this.commit(group);
    }
    this.committing = undefined;
  }

  private async commit(group: readonly Waiting[]): Promise<void> {
    if (group.length === 1) return this.commitAlone(group[0]!);
    try {
      const applied = await this.applier.applyTogether(group);
      group.forEach(({ resolve }, index) => resolve(applied[index]!));
    } catch {
      // Each by itself finds out what is wrong with which of them. Nobody else waits for that.
      for (const batch of group) batch.resolve(this.applier.apply(batch, 'live'));
    }
  }

  private async commitAlone(batch: Waiting): Promise<void> {
    const applied = this.applier.apply(batch, 'live');
    batch.resolve(applied);
    await within(patience, applied);
  }
}
