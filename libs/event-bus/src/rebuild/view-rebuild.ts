import { logger } from '@smarketing/observability';
import type { AfterCommit } from '../change/after-commit.js';
import { FencedError } from '../errors.js';
import type { ViewFolds } from '../fold/view-folds.js';
import { isEqual, ViewComparison } from './compare-views.js';
import { FrozenPositions } from './frozen-positions.js';
import { rebuildNames } from './rebuild-names.js';
import type { Comparison } from './rebuild-progress.js';
import type { RebuildRun, Switching } from './rebuild-run.js';
import type { RunKeeper } from './run-keeper.js';
import { collectionsOf, copyIndexes, makeRoom, switchOver } from './switch-over.js';
import { little, ViewReplay, type ReplayTools } from './view-replay.js';

/** The live view is given back when the rest takes longer, in milliseconds. */
const longestStopMs = 15_000;
/** How long after that the writers wait at most, should this process be gone. */
const freezeFor = longestStopMs + 5_000;
export interface RebuildTools extends ReplayTools {
  readonly afterCommit: AfterCommit;
}

type Options = Pick<RebuildRun, 'compareOnly' | 'acceptDifferences'>;
type Verdict = 'compared' | 'differs' | 'switched';

/**
 * One process's work on the rebuild of a view: folds all that the live view has folded into a view
 * beside it, compares the two and puts the one in the other's place. Each step can be interrupted; who
 * takes over goes on from what is stored.
 */
export class ViewRebuild {
  private readonly replay: ViewReplay;
  private readonly frozen: FrozenPositions;
  private readonly comparison: ViewComparison;
  /** Documents that changed since the comparison looked at them; undefined before it began. */
  private touched: Set<string> | undefined;
  private collections: Switching | undefined;
  private switching = false;

  constructor(
    private readonly tools: RebuildTools,
    private readonly folds: ViewFolds,
    private readonly keeper: RunKeeper,
  ) {
    const { db } = tools.database;
    this.frozen = new FrozenPositions(db, this.view, keeper.fence);
    const hasCounters = folds.view.contribute !== undefined;
    this.comparison = new ViewComparison(db, this.view, rebuildNames(this.view), hasCounters);
    this.replay = new ViewReplay(tools, folds, keeper, (keys) => {
      for (const key of this.touched ? keys : []) this.touched!.add(key);
    });
  }

  /** True where it may be stored that the view is being switched: nobody may write to it until it is. */
  get mayBeSwitching(): boolean {
    return this.switching;
  }

  /** Resolves when the rebuild has ended. Throws where it was taken over, or something is away. */
  async run(options: Options): Promise<void> {
    await this.keeper.enter('folding');
    try {
      await this.replay.open();
      await this.replay.catchUp();
      await copyIndexes(this.tools.database.db, this.view);
      await this.keeper.enter('comparing');
      await this.compare();
      while (!(await this.settle(options))) await this.compareTouched();
    } finally {
      await this.replay.close();
    }
  }

  private get view(): string {
    return this.folds.view.collection;
  }

  private async compare(): Promise<void> {
    const { db } = this.tools.database;
    this.touched = new Set();
    this.keeper.compares(await db.collection(this.view).estimatedDocumentCount());
    await this.comparison.compareAll((count) => this.keeper.compared(count), this.keeper.signal);
    await this.compareTouched();
  }

  /** Until little was folded since, and little is to be. */
  private async compareTouched(): Promise<void> {
    for (;;) {
      await this.replay.catchUp();
      if (this.touched!.size <= little) return;
      await this.compareAgain(this.keeper.signal);
    }
  }

  private async compareAgain(signal: AbortSignal): Promise<void> {
    const keys = [...this.touched!];
    this.touched = new Set();
    await this.comparison.compareAgain(keys, signal);
  }

  /**
   * Stops the live view for a moment, in which both are brought to the same position, compared and
   * switched. False where that took too long: the live view goes on.
   */
  private async settle(options: Options): Promise<boolean> {
    await this.keeper.confirm();
    await this.prepareSwitch(options);
    const stoppedAt = performance.now();
    const timeout = AbortSignal.timeout(longestStopMs);
    const signal = AbortSignal.any([this.keeper.signal, timeout]);
    let verdict: Verdict | undefined;
    try {
      const positions = await this.frozen.freeze(freezeFor);
      await this.replay.foldUpTo(positions, { isLast: true, signal });
      await this.compareAgain(signal);
      const comparison = await this.comparison.outcome();
      await this.keeper.found(comparison);
      verdict = this.verdictOn(comparison, options);
      if (verdict === 'switched') await this.beginSwitch(signal);
    } catch (error) {
      if (this.switching) throw error;
      await this.frozen.thaw();
      if (!timeout.aborted || this.keeper.signal.aborted) throw error;
      logger.info({ view: this.view }, 'The switch took too long; folding on and trying again.');
      return false;
    }
    if (verdict === 'switched') {
      const { fence, foldedBy } = this.keeper;
      await switchOver(this.tools.database, this.view, this.collections!, { fence, foldedBy });
    }
    await this.frozen.thaw();
    const pausedMilliseconds = Math.round(performance.now() - stoppedAt);
    const switchedAt = verdict === 'switched' ? new Date() : null;
    await this.keeper.end(verdict, { pausedMilliseconds, switchedAt });
    this.tools.afterCommit.tell({ changed: [this.view] });
    return true;
  }

  /** What need not wait until the live view stands still. */
  private async prepareSwitch({ compareOnly }: Options): Promise<void> {
    if (compareOnly) return;
    const { db } = this.tools.database;
    await makeRoom(db, this.view);
    this.collections = await collectionsOf(db, this.view);
  }

  private verdictOn(comparison: Comparison, { compareOnly, acceptDifferences }: Options): Verdict {
    if (compareOnly) return 'compared';
    return this.replay.isFaulty || !(isEqual(comparison) || acceptDifferences)
      ? 'differs'
      : 'switched';
  }

  /** From the moment at which it is stored as switching, whoever finds it finishes it. */
  private async beginSwitch(signal: AbortSignal): Promise<void> {
    if (!this.keeper.numbersFromLog) await this.comparison.keepNumbers();
    signal.throwIfAborted();
    if (!(await this.frozen.freezeForGood())) throw new FencedError(0);
    this.switching = true;
    await this.keeper.enter('switching', this.collections);
  }
}
