import { partitionsPerStream } from '@smarketing/contracts';
import type { Collection, Db } from 'mongodb';
import { isConflict } from '../change/run-transaction.js';
import { FencedError } from '../errors.js';
import { FrozenPositions } from './frozen-positions.js';
import { rebuildNames } from './rebuild-names.js';
import {
  RebuildRefusedError,
  type RebuildOrder,
  type RebuildProgress,
} from './rebuild-progress.js';
import {
  blankRun,
  hasEnded,
  progressOf,
  rebuildsCollection,
  rebuildPartitionsCollection,
  partitionId,
  type RebuildRun,
  type RebuildPartition,
} from './rebuild-run.js';
import { silence } from './run-keeper.js';
import { dropIfThere } from './switch-over.js';

/** What is stored of the rebuilds of a service, and who works on them. */
export class RebuildRuns {
  readonly collection: Collection<RebuildRun>;

  constructor(
    private readonly db: Db,
    private readonly instance: string,
  ) {
    this.collection = db.collection(rebuildsCollection);
  }

  /** Undefined where nobody has rebuilt the view. */
  async find(view: string): Promise<RebuildProgress | undefined> {
    const isRunning = { $gt: ['$runner.until', '$$NOW'] };
    const [run] = await this.collection
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

  /** The run, where this process shall work on it; undefined where one goes on that wants the same. */
  async takeOver(
    view: string,
    order: RebuildOrder,
    foldedBy: number,
  ): Promise<RebuildRun | undefined> {
    const { by, compareOnly = false, acceptDifferences = false, anew = false } = order;
    const { numbersFromLog = false } = order;
    for (;;) {
      const known = await this.collection.findOne({ _id: view });
      if (known && (await this.isRunning(view))) {
        const isSame =
          known.compareOnly === compareOnly && known.acceptDifferences === acceptDifferences;
        if (isSame) return undefined;
        throw new RebuildRefusedError(
          'running',
          `A rebuild of ${view} is running, begun by ${known.by}. Wait for its end, or give it up.`,
        );
      }
      if (known?.status === 'switching') {
        throw new RebuildRefusedError(
          'switching',
          `${view} is being switched over, which finishes by itself: try again in a moment.`,
        );
      }
      const goesOn = !anew && known?.isBegun && !['switched', 'given-up'].includes(known.status);
      const run: RebuildRun = {
        ...(goesOn ? known : { ...blankRun(view), foldedBy }),
        ...{ by, compareOnly, acceptDifferences, numbersFromLog },
        ...{ status: 'folding' as const, switching: null },
        ...{ fence: (known?.fence ?? 0) + 1, endedAt: null, problem: null },
        // By this host's clock at first; the first beat goes by the server's.
        runner: { instance: this.instance, until: new Date(Date.now() + silence) },
      };
      if (!(await this.claim(known, run))) continue;
      await FrozenPositions.thawAll(this.db, view);
      if (!goesOn) await this.begin(run);
      await this.takePartitions(view, run.fence);
      return run;
    }
  }

  /** False where another was first. */
  private async claim(known: RebuildRun | null, run: RebuildRun): Promise<boolean> {
    const { _id } = run;
    const majority = { writeConcern: { w: 'majority' } } as const;
    try {
      if (known) {
        const mine = { _id, fence: known.fence, status: known.status };
        const { matchedCount } = await this.collection.replaceOne(mine, run, majority);
        if (matchedCount === 0) return false;
      } else {
        await this.collection.insertOne(run, majority);
      }
    } catch (error) {
      if (isConflict(error)) return false;
      throw error;
    }
    return true;
  }

  /** Until this is over, whoever takes the run over must do it again. */
  private async begin({ _id: view, fence }: RebuildRun): Promise<void> {
    await this.drop(view);
    const { matchedCount } = await this.collection.updateOne(
      { _id: view, fence },
      { $set: { isBegun: true } },
      { writeConcern: { w: 'majority' } },
    );
    if (matchedCount === 0) throw new FencedError(0);
  }

  private async takePartitions(view: string, fence: number): Promise<void> {
    await this.db.collection<RebuildPartition>(rebuildPartitionsCollection).bulkWrite(
      Array.from({ length: partitionsPerStream }, (_, partition) => ({
        updateOne: {
          filter: { _id: partitionId(view, partition) },
          update: {
            // What could not be folded then is tried again: the folds may be others now.
            $set: { fence, faults: [] },
            $setOnInsert: {
              view,
              shard: partition,
              moves: 0,
              next: {},
              own: {},
              folded: 0,
              putOff: 0,
            },
          },
          upsert: true,
        },
      })),
    );
  }

  /** Of an earlier rebuild nothing is left then but what became the live view. */
  async drop(view: string): Promise<void> {
    const { documents, counters, putOff, ownFacts, differences } = rebuildNames(view);
    await this.db.collection(rebuildPartitionsCollection).deleteMany({ view });
    for (const name of [documents, counters, putOff, ownFacts, differences]) {
      await dropIfThere(this.db, name);
    }
  }
}
