import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { logger } from '@smarketing/observability';
import type { Db } from 'mongodb';
import { within } from '../deadline.js';
import type { ViewVersion } from '../fold/view-versions.js';
import { instancesCollection, type LiveInstance } from '../lease/partition-leases.js';
import { hasEnded, rebuildsCollection, type RebuildRun } from './rebuild-run.js';
import type { ViewRebuilds } from './view-rebuilds.js';

const lookEveryMs = 5_000;
/** By whom such a rebuild is begun. */
export const upgrade = 'upgrade';

type LastRun = Pick<RebuildRun, 'status' | 'foldedBy' | 'by'>;

export interface DueRebuild {
  readonly view: string;
  /** Of folds that have changed again since it was begun nothing is of use. */
  readonly anew: boolean;
}

/**
 * The view to rebuild now: one that older folds have made, as soon as every live instance has the folds
 * of this one. Until then another one moves the positions and folds as it did before. One after the
 * other; who begins one that runs already joins it. One that somebody gave up, or that these folds
 * cannot rebuild, is left to an operator.
 */
export function dueRebuild(
  versions: Readonly<Record<string, ViewVersion>>,
  instances: readonly Pick<LiveInstance, 'folds'>[],
  lastRuns: ReadonlyMap<string, LastRun>,
): DueRebuild | undefined {
  const due = Object.entries(versions)
    .filter(([view, { madeBy, folds }]) => {
      const last = lastRuns.get(view);
      const hasFailed = last && ['failed', 'differs', 'given-up'].includes(last.status);
      const isLeft = hasFailed && last.foldedBy === folds;
      // Where nobody is alive, not even who asks, nothing is known of the others either.
      const everybody =
        instances.length > 0 && instances.every((one) => one.folds?.[view] === folds);
      return madeBy < folds && everybody && !isLeft;
    })
    .map(([view, { folds }]) => ({ view, anew: lastRuns.get(view)?.foldedBy !== folds }))
    .toSorted((one, other) => (one.view < other.view ? -1 : 1));
  const open = [...lastRuns].find(([, { status }]) => !hasEnded(status));
  if (!open) return due[0];
  const [view, { by }] = open;
  return by === upgrade ? due.find((one) => one.view === view) : undefined;
}

/** Rebuilds what an upgrade has left older than its folds, one view after the other. */
export class RebuildAfterUpgrade implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private looking: NodeJS.Timeout | undefined;
  private lastLook: Promise<void> = Promise.resolve();
  /** Due at the look before: after an outage of the database the signs of life come one by one. */
  private dueBefore: string | undefined;

  constructor(
    private readonly db: Db,
    private readonly rebuilds: Pick<ViewRebuilds, 'start'>,
    private readonly readVersions: () => Promise<Record<string, ViewVersion>>,
  ) {}

  onApplicationBootstrap(): void {
    this.looking = setInterval(() => {
      this.lastLook = this.look();
    }, lookEveryMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.looking);
    await within(1_000, this.lastLook);
  }

  /** Begins the rebuild that is due, if it was due at the look before, too. */
  async look(): Promise<void> {
    try {
      const versions = await this.readVersions();
      if (Object.values(versions).every(({ madeBy, folds }) => madeBy >= folds)) {
        this.dueBefore = undefined;
        return;
      }
      const due = dueRebuild(versions, await this.instances(), await this.lastRuns());
      const isSure = due !== undefined && due.view === this.dueBefore;
      this.dueBefore = due?.view;
      if (isSure) await this.rebuild(due);
    } catch (error) {
      logger.warn({ err: error }, 'Views that are older than their folds wait; trying again.');
    }
  }

  private async rebuild({ view, anew }: DueRebuild): Promise<void> {
    const { running } = await this.rebuilds.start(view, {
      by: upgrade,
      acceptDifferences: true,
      anew,
    });
    if (running) logger.debug({ view }, 'The view is rebuilt by its new folds.');
  }

  private async instances(): Promise<LiveInstance[]> {
    return this.db
      .collection<LiveInstance>(instancesCollection)
      .find({ $expr: { $gt: ['$expiresAt', '$$NOW'] } })
      .toArray();
  }

  private async lastRuns(): Promise<Map<string, LastRun>> {
    const runs = await this.db.collection<RebuildRun>(rebuildsCollection).find().toArray();
    return new Map(runs.map((run) => [run._id, run]));
  }
}
