import type { Lane } from '@smarketing/contracts';
import { Gathering } from '../gathering.js';
import type { FetchTerms } from '../kafka/kafkajs/read-fetches.js';
import { RecentRate } from '../recent-rate.js';
import { within } from '../deadline.js';
import type { Applied, Batch, BatchApplier } from './apply-batch.js';

/** A batch of so many records is worth a transaction of its own, beside others. */
const largeRecords = 200;
/** Where several facts are to be expected within this time, the broker gathers them for one fetch … */
const gatherMs = 80;
const severalRecords = 6;
/** … or until there are so many bytes of them. */
const gatheredBytes = 262_144;
/** So long the others wait for a batch that does not get on. */
const patienceMs = 250;

interface Offered extends Batch {
  readonly resolve: (applied: Applied | Promise<Applied>) => void;
}

/**
 * Puts small batches of several partitions into one transaction: those that come while one is in
 * flight go into the next one together. A lone fact does not wait; under load what is fetched next is
 * gathered for a moment. It is a saving and nothing else: where a transaction of several fails, for
 * whatever reason, each is applied by itself.
 */
export class GroupCommit {
  private readonly offered: Gathering<Offered>;
  private readonly rate = new RecentRate();

  constructor(
    private readonly applier: BatchApplier,
    private readonly lane: Lane,
  ) {
    this.offered = new Gathering({ handle: (group) => this.commit(group) });
  }

  /**
   * On which terms the next fetch is asked for, undefined: as ever. Under load one fetch brings what
   * many small ones would, and each of them would be a transaction.
   */
  nextFetch(): FetchTerms | undefined {
    const expected = this.rate.expectedWithin(gatherMs, performance.now());
    return expected < severalRecords ? undefined : { minBytes: gatheredBytes, maxWaitMs: gatherMs };
  }

  /** As {@link BatchApplier.apply}. */
  apply(batch: Batch): Promise<Applied> {
    const { records } = batch;
    this.rate.note(records.length, performance.now());
    // A round of bulk is no larger than one batch. What references are made of must not wait for what
    // waits for a reference.
    const isLarge = this.lane === 'live' && records.length >= largeRecords;
    const [first] = records;
    const makesReferences = first && first.stream === this.applier.referenceStream;
    if (isLarge || makesReferences) return this.applier.apply(batch, this.lane);
    return new Promise((resolve) => this.offered.add({ ...batch, resolve }));
  }

  /** Resolves when none of the small batches that were offered until now waits or is in flight. */
  idle(): Promise<void> {
    return this.offered.idle();
  }

  private async commit(group: readonly Offered[]): Promise<void> {
    if (group.length === 1) return this.commitAlone(group[0]!);
    try {
      const applied = await this.applier.applyTogether(group, this.lane);
      group.forEach(({ resolve }, index) => resolve(applied[index]!));
    } catch {
      // Each by itself finds out what is wrong with which of them. Nobody else waits for that.
      for (const batch of group) batch.resolve(this.applier.apply(batch, this.lane));
    }
  }

  private async commitAlone(batch: Offered): Promise<void> {
    const applied = this.applier.apply(batch, this.lane);
    batch.resolve(applied);
    await within(patienceMs, applied);
  }
}
