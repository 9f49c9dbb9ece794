import { logger } from '@smarketing/observability';
import type { Collection } from 'mongodb';
import type { AfterCommit } from '../change/after-commit.js';
import type { ServiceDatabase } from '../service-database.js';
import { FrozenPositions } from './frozen-positions.js';
import { rebuildsCollection, type RebuildRun } from './rebuild-run.js';
import { silence } from './run-keeper.js';
import { switchOver } from './switch-over.js';

/** Switches of views that were begun by somebody who is gone. */
export class UnfinishedSwitches {
  private readonly runs: Collection<RebuildRun>;

  constructor(
    private readonly database: ServiceDatabase,
    private readonly afterCommit: AfterCommit,
    private readonly instance: string,
  ) {
    this.runs = database.db.collection(rebuildsCollection);
  }

  /** A switch that was begun is finished, whoever began it: until then nobody writes to the view. */
  async finish(): Promise<void> {
    try {
      for (const run of await this.takeFromTheDead('switching')) await this.finishSwitch(run);
      // Somebody died between freezing for good and storing what for.
      for (const { _id } of await this.takeFromTheDead('comparing')) {
        await FrozenPositions.thawAll(this.database.db, _id);
      }
    } catch (error) {
      logger.warn({ err: error }, 'An unfinished switch was not finished; trying again.');
    }
  }

  private async finishSwitch(run: RebuildRun): Promise<void> {
    const { _id: view, fence, switching } = run;
    const mine = { _id: view, fence, status: 'switching' } as const;
    await switchOver(this.database, view, switching!, run);
    await FrozenPositions.thawAll(this.database.db, view);
    const at = new Date();
    await this.runs.updateOne(mine, {
      $set: { status: 'switched', switchedAt: at, endedAt: at, runner: null },
    });
    this.afterCommit.tell({ changed: [view] });
    logger.info({ view }, 'Finished the switch of a view that another instance had begun.');
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
}
