import { setTimeout as wait } from 'node:timers/promises';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { logger } from '@smarketing/observability';
import { MongoError, type Db } from 'mongodb';
import type { Acts } from '../acts/acts.js';
import { isRefusedDocument } from '../change/run-transaction.js';
import { within } from '../deadline.js';
import { retries } from '../retries.js';
import { ConcurrentChangeError, DependencyUnavailableError, FencedError } from '../errors.js';
import type { ViewFolds } from '../fold/view-folds.js';
import { foldedStreams } from '../fold/folded-streams.js';
import { versionOfFolds } from '../fold/view.js';
import { FrozenPositions } from './frozen-positions.js';
import {
  RebuildRefusedError,
  type RebuildOrder,
  type RebuildProgress,
  type ViewListing,
} from './rebuild-progress.js';
import type { RebuildRun } from './rebuild-run.js';
import { RebuildRuns } from './rebuild-runs.js';
import { RunKeeper } from './run-keeper.js';
import { UnfinishedSwitches } from './unfinished-switches.js';
import { ViewRebuild, type RebuildTools } from './view-rebuild.js';

/** How often an instance looks whether another one died in the middle of a switch. */
const lookEveryMs = 3_000;

/** The rebuilds of a service's views. One instance works on a rebuild; all of them tell how it stands. */
export class ViewRebuilds implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly db: Db;
  private readonly runs: RebuildRuns;
  private readonly unfinished: UnfinishedSwitches;
  private readonly working = new Map<string, { keeper: RunKeeper; done: Promise<void> }>();
  private looking: NodeJS.Timeout | undefined;

  constructor(
    private readonly tools: RebuildTools,
    private readonly views: readonly ViewFolds[],
    private readonly acts: Acts,
    instance: string,
  ) {
    const { database, afterCommit } = tools;
    this.db = database.db;
    this.runs = new RebuildRuns(this.db, instance);
    this.unfinished = new UnfinishedSwitches(database, afterCommit, instance);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.unfinished.finish();
    this.looking = setInterval(() => void this.unfinished.finish(), lookEveryMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.looking);
    await within(3_000, Promise.all([...this.working.keys()].map((view) => this.leave(view))));
  }

  async list(): Promise<ViewListing[]> {
    return Promise.all(
      this.tools.database.views.map(async ({ collection: view }) => ({
        view,
        streams: foldedStreams(this.foldsOf(view)?.view ?? {}),
        documents: await this.db.collection(view).estimatedDocumentCount(),
        refused: this.refusalOf(view)?.message ?? null,
        rebuild: (await this.runs.find(view)) ?? null,
      })),
    );
  }

  /** Throws {@link RebuildRefusedError} where there is no such view, or nobody has rebuilt it yet. */
  async progress(view: string): Promise<RebuildProgress> {
    this.mustExist(view);
    const progress = await this.runs.find(view);
    if (progress) return progress;
    throw new RebuildRefusedError(
      'no-rebuild',
      `${view} has not been rebuilt yet: start a rebuild.`,
    );
  }

  /**
   * Begins the rebuild of a view, or goes on with one that was interrupted or ended without a switch.
   * Resolves as soon as it runs. Throws {@link RebuildRefusedError}.
   */
  async start(view: string, order: RebuildOrder): Promise<RebuildProgress> {
    this.mustExist(view);
    const refusal = this.refusalOf(view);
    if (refusal) throw refusal;
    const wasSwitching = await this.isSwitching(view);
    await this.unfinished.finish();
    const version = versionOfFolds(this.foldsOf(view)!.view);
    const run = wasSwitching ? undefined : await this.runs.takeOver(view, order, version);
    if (run) {
      await this.acts.record({ act: 'view.rebuild', on: `view/${view}` });
      this.work(view, run);
    }
    return this.progress(view);
  }

  /** Ends the rebuild of a view and drops what was rebuilt. Throws {@link RebuildRefusedError}. */
  async giveUp(view: string): Promise<RebuildProgress> {
    await this.progress(view);
    const given = await this.runs.collection.updateOne(
      { _id: view, status: { $ne: 'switching' } },
      {
        $set: { status: 'given-up', runner: null, endedAt: new Date() },
        $inc: { fence: 1 },
      },
    );
    if (given.matchedCount === 0) {
      throw new RebuildRefusedError(
        'switching',
        `${view} is being switched over, which takes a moment and cannot be given up.`,
      );
    }
    await this.acts.record({ act: 'view.give-up-rebuild', on: `view/${view}` });
    await this.leave(view);
    await FrozenPositions.thawAll(this.db, view);
    await this.runs.drop(view);
    return this.progress(view);
  }

  private work(view: string, run: RebuildRun): void {
    const keeper = new RunKeeper(this.runs.collection, run);
    const done = this.workOn(view, run, keeper).catch((error: unknown) => {
      keeper.leave(error as Error);
      logger.error({ err: error, view }, 'A rebuild ended in the middle; start it again.');
    });
    this.working.set(view, { keeper, done });
    void done.then(() => {
      if (this.working.get(view)?.keeper === keeper) this.working.delete(view);
    });
  }

  private async workOn(view: string, run: RebuildRun, keeper: RunKeeper): Promise<void> {
    logger.info({ view, by: run.by, compareOnly: run.compareOnly }, 'Rebuilding a view.');
    for (let failures = 1; ; failures++) {
      const rebuild = new ViewRebuild(this.tools, this.foldsOf(view)!, keeper);
      try {
        await rebuild.run(run);
        logger.info({ view }, 'The rebuild of a view has ended.');
        return;
      } catch (error) {
        if (keeper.signal.aborted) return;
        if (rebuild.mayBeSwitching) {
          // The next look finishes it, or thaws the live view where it was not stored.
          logger.warn(
            { err: error, view },
            'A switch was interrupted; it will be finished in a moment.',
          );
          keeper.leave(error as Error);
          return keeper.release();
        }
        if (!passes(error)) {
          logger.error({ err: error, view }, 'A rebuild has failed.');
          return keeper.end('failed', { problem: (error as Error).message });
        }
        if (failures === 1)
          logger.warn({ err: error, view }, 'A rebuild is waiting; trying again.');
        keeper.waits((error as Error).message);
        const { signal } = keeper;
        const pauseMs = retries.outage.pauseMs(failures);
        await wait(pauseMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  private async isSwitching(view: string): Promise<boolean> {
    const run = await this.runs.collection.findOne({ _id: view }).catch(() => undefined);
    return run?.status === 'switching';
  }

  private async leave(view: string): Promise<void> {
    const work = this.working.get(view);
    if (!work) return;
    work.keeper.leave(new Error('The rebuild was given up here.'));
    await work.done;
    await work.keeper.release();
  }

  private foldsOf(view: string): ViewFolds | undefined {
    return this.views.find((folds) => folds.view.collection === view);
  }

  private mustExist(view: string): void {
    const { views, service } = this.tools.database;
    const names = views.map(({ collection }) => collection);
    if (names.includes(view)) return;
    const known = names.join(', ');
    throw new RebuildRefusedError(
      'no-such-view',
      `${service} has no view ${view}. It has ${known}.`,
    );
  }

  /** Why the view cannot be rebuilt; undefined where it can. */
  private refusalOf(view: string): RebuildRefusedError | undefined {
    const defined = this.tools.database.views.find(({ collection }) => collection === view);
    const isFolded = this.foldsOf(view) !== undefined;
    if (isFolded && defined?.changedBy !== 'commands') return undefined;
    return new RebuildRefusedError(
      'not-rebuildable',
      `Commands change ${view}: it is the source of its facts and cannot be folded from them. Restore it from a backup of the database.`,
    );
  }
}

/** True where another try may go better. */
function passes(error: unknown): boolean {
  return (
    error instanceof DependencyUnavailableError ||
    error instanceof ConcurrentChangeError ||
    error instanceof FencedError ||
    (error instanceof MongoError && !isRefusedDocument(error)) ||
    (error instanceof Error && error.name.startsWith('KafkaJS'))
  );
}
