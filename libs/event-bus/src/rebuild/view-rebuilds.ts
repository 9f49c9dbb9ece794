import { setTimeout as wait } from 'node:timers/promises';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { partitionsPerStream } from '@smarketing/contracts';
import { logger } from '@smarketing/ops';
import { MongoError, type Collection, type Db } from 'mongodb';
import { isConflict, isRefusedDocument } from '../change/run-transaction.js';
import { backoff, within } from '../deadline.js';
import { ConcurrentChangeError, DependencyUnavailableError, FencedError } from '../errors.js';
import type { FoldRegistry, ViewFolds } from '../fold/fold-registry.js';
import { FrozenPositions } from './frozen-positions.js';
import { rebuildNames } from './rebuild-names.js';
import { RebuildRefusedError, type RebuildProgress, type ViewListing } from './rebuild-progress.js';
import {
  blankRun,
  hasEnded,
  progressOf,
  rebuildsCollection,
  rebuildShardsCollection,
  shardId,
  type RebuildRun,
  type RebuildShard,
} from './rebuild-run.js';
import { RunKeeper, silence } from './run-keeper.js';
import { switchOver } from './switch-over.js';
import { ViewRebuild, type RebuildTools } from './view-rebuild.js';

/** How often an instance looks whether another one died in the middle of a switch. */
const lookEvery = 3_000;

/** What shall be done with a view, and who wants it. */
export interface RebuildOrder {
  readonly by: string;
  /** Ends with the comparison; the live view stays. */
  readonly compareOnly?: boolean | undefined;
  /** Switches though the rebuilt view is another one, as after a change of its folds. */
  readonly acceptDifferences?: boolean | undefined;
  /** Forgets what was rebuilt so far. */
  readonly anew?: boolean | undefined;
}

/** The rebuilds of a service's views. One instance works on a rebuild; all of them tell how it stands. */
export class ViewRebuilds implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly db: Db;
  private readonly runs: Collection<RebuildRun>;
  private readonly working = new Map<string, { keeper: RunKeeper; done: Promise<void> }>();
  private found: readonly ViewFolds[] | undefined;
  private looking: NodeJS.Timeout | undefined;

  constructor(
    private readonly tools: RebuildTools,
    private readonly registry: FoldRegistry,
    private readonly instance: string,
  ) {
    this.db = tools.database.db;
    this.runs = this.db.collection(rebuildsCollection);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.finishSwitches();
    this.looking = setInterval(() => void this.finishSwitches(), lookEvery);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.looking);
    await within(3_000, Promise.all([...this.working.keys()].map((view) => this.leave(view))));
  }

  async list(): Promise<ViewListing[]> {
    return Promise.all(
      this.tools.database.views.map(async ({ collection: view }) => ({
        view,
        streams: [...(this.foldsOf(view)?.streams ?? [])],
        documents: await this.db.collection(view).estimatedDocumentCount(),
        refused: this.refusalOf(view)?.message ?? null,
        rebuild: (await this.find(view)) ?? null,
      })),
    );
  }

  /** Throws {@link RebuildRefusedError} where there is no such view, or nobody has rebuilt it yet. */
  async progress(view: string): Promise<RebuildProgress> {
    this.mustExist(view);
    const progress = await this.find(view);
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
    await this.finishSwitches();
    const run = await this.takeOver(view, order);
    if (run) this.work(view, run);
    return this.progress(view);
  }

  /** Ends the rebuild of a view and drops what was rebuilt. Throws {@link RebuildRefusedError}. */
  async giveUp(view: string): Promise<RebuildProgress> {
    await this.progress(view);
    const given = await this.runs.updateOne(
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
    await this.leave(view);
    await FrozenPositions.thawAll(this.db, view);
    await this.drop(view);
    return this.progress(view);
  }

  /** The run, where this process shall work on it; undefined where one goes on that wants the same. */
  private async takeOver(view: string, order: RebuildOrder): Promise<RebuildRun | undefined> {
    const { by, compareOnly = false, acceptDifferences = false, anew = false } = order;
    const known = await this.runs.findOne({ _id: view });
    const isRunning = known !== null && (await this.isRunning(view));
    if (isRunning) {
      const isSame =
        known.compareOnly === compareOnly && known.acceptDifferences === acceptDifferences;
      if (isSame) return undefined;
      throw new RebuildRefusedError(
        'running',
        `A rebuild of ${view} is running, begun by ${known.by}. Wait for its end, or give it up.`,
      );
    }
    const fence = (known?.fence ?? 0) + 1;
    const isNew = anew || !known || ['switched', 'given-up'].includes(known.status);
    const run: RebuildRun = {
      ...(isNew || !known ? blankRun(view) : known),
      ...{ fence, by, compareOnly, acceptDifferences, status: 'folding', switching: null },
      ...{ endedAt: null, problem: null, runner: null },
    };
    await this.claim(known, run);
    await FrozenPositions.thawAll(this.db, view);
    if (isNew) await this.drop(view);
    await this.takeShards(view, fence);
    return run;
  }

  /** Throws where another instance was first. */
  private async claim(known: RebuildRun | null, run: RebuildRun): Promise<void> {
    try {
      const { matchedCount, upsertedCount } = await this.runs.replaceOne(
        known ? { _id: run._id, fence: known.fence } : { _id: run._id, fence: -1 },
        run,
        { upsert: !known, writeConcern: { w: 'majority' } },
      );
      if (matchedCount + upsertedCount === 0) throw new FencedError(0);
    } catch (error) {
      if (!(error instanceof FencedError) && !isConflict(error)) throw error;
      throw new RebuildRefusedError(
        'running',
        `A rebuild of ${run._id} was begun by another instance just now.`,
      );
    }
    await this.runs.updateOne({ _id: run._id, fence: run.fence }, [{ $set: this.runner }]);
  }

  private async takeShards(view: string, fence: number): Promise<void> {
    await this.db.collection<RebuildShard>(rebuildShardsCollection).bulkWrite(
      Array.from({ length: partitionsPerStream }, (_, shard) => ({
        updateOne: {
          filter: { _id: shardId(view, shard) },
          update: {
            // What could not be folded then is tried again: the folds may be others now.
            $set: { fence, faults: [] },
            $setOnInsert: { view, shard, moves: 0, next: {}, own: {}, folded: 0, putOff: 0 },
          },
          upsert: true,
        },
      })),
    );
  }

  private work(view: string, run: RebuildRun): void {
    const keeper = new RunKeeper(this.runs, run);
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
      try {
        await new ViewRebuild(this.tools, this.foldsOf(view)!, keeper).run(run);
        logger.info({ view }, 'The rebuild of a view has ended.');
        return;
      } catch (error) {
        if (keeper.signal.aborted) return;
        if (await this.isSwitching(view)) {
          // The next look finishes it.
          keeper.leave(error as Error);
          return keeper.release();
        }
        if (!passes(error)) {
          logger.error({ err: error, view }, 'A rebuild has failed.');
          return keeper.end('failed', { problem: (error as Error).message });
        }
        if (failures === 1) logger.warn({ err: error, view }, 'A rebuild waits; trying again.');
        keeper.waits((error as Error).message);
        await wait(backoff(failures), undefined, { signal: keeper.signal }).catch(() => undefined);
      }
    }
  }

  /** A switch that was begun is finished, whoever began it: until then nobody writes to the view. */
  private async finishSwitches(): Promise<void> {
    try {
      for (const run of await this.takeFromTheDead('switching')) await this.finishSwitch(run);
      // Somebody died between freezing for good and storing what for.
      for (const { _id } of await this.takeFromTheDead('comparing')) {
        await FrozenPositions.thawAll(this.db, _id);
      }
    } catch (error) {
      logger.warn({ err: error }, 'An unfinished switch was not finished; trying again.');
    }
  }

  private async finishSwitch({ _id: view, fence, switching }: RebuildRun): Promise<void> {
    const mine = { _id: view, fence, status: 'switching' } as const;
    await switchOver(this.tools.database, view, switching!, async (session) => {
      const { matchedCount } = await this.runs.updateOne(mine, [{ $set: this.runner }], {
        session,
      });
      if (matchedCount === 0) throw new FencedError(0);
    });
    await FrozenPositions.thawAll(this.db, view);
    const at = new Date();
    await this.runs.updateOne(mine, {
      $set: { status: 'switched', switchedAt: at, endedAt: at, runner: null },
    });
    this.tools.afterCommit.committed([view]);
    logger.info({ view }, 'Finished the switch of a view that somebody else had begun.');
  }

  /** From here on they cannot go on, should they be alive after all. */
  private async takeFromTheDead(status: RebuildRun['status']): Promise<RebuildRun[]> {
    const dead = { status, endedAt: null, $expr: { $not: [{ $gt: ['$runner.until', '$$NOW'] }] } };
    const taken: RebuildRun[] = [];
    for (const { _id, fence } of await this.runs.find(dead).toArray()) {
      const runner = status === 'switching' ? this.runner : { status: 'folding', runner: null };
      const run = await this.runs.findOneAndUpdate(
        { ...dead, _id, fence },
        [{ $set: { ...runner, fence: fence + 1 } }],
        { returnDocument: 'after', writeConcern: { w: 'majority' } },
      );
      if (run) taken.push(run);
    }
    return taken;
  }

  /** This instance works on it, until further notice. */
  private get runner() {
    const until = { $add: ['$$NOW', silence] };
    return { runner: { instance: this.instance, until } };
  }

  private async find(view: string): Promise<RebuildProgress | undefined> {
    const isRunning = { $gt: ['$runner.until', '$$NOW'] };
    const [run] = await this.runs
      .aggregate<RebuildRun & { isRunning: boolean }>([
        { $match: { _id: view } },
        { $set: { isRunning } },
      ])
      .toArray();
    return (
      run && progressOf(this.db, { ...run, isRunning: run.isRunning && !hasEnded(run.status) })
    );
  }

  private async isRunning(view: string): Promise<boolean> {
    return (await this.find(view))?.running ?? false;
  }

  private async isSwitching(view: string): Promise<boolean> {
    const run = await this.runs.findOne({ _id: view }).catch(() => undefined);
    return run?.status === 'switching';
  }

  private async leave(view: string): Promise<void> {
    const work = this.working.get(view);
    if (!work) return;
    work.keeper.leave(new Error('The rebuild was given up here.'));
    await work.done;
    await work.keeper.release();
  }

  private async drop(view: string): Promise<void> {
    const { documents, counters, putOff, ownFacts, differences } = rebuildNames(view);
    await this.db.collection(rebuildShardsCollection).deleteMany({ view });
    for (const name of [documents, counters, putOff, ownFacts, differences]) {
      await this.db.dropCollection(name).catch(() => undefined);
    }
  }

  private foldsOf(view: string): ViewFolds | undefined {
    this.found ??= this.registry.read();
    return this.found.find((folds) => folds.view.collection === view);
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
