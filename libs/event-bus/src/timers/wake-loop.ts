import { partitionsPerStream } from '@smarketing/contracts';
import { logger } from '@smarketing/ops';
import { v7 as uuidv7 } from 'uuid';
import type { AfterCommit } from '../change/after-commit.js';
import { runTransaction } from '../change/run-transaction.js';
import { StagedChanges, type TextId } from '../change/staged-changes.js';
import { shardOf } from '../shard-of.js';
import { foldContext } from '../consume/fold-batch.js';
import { ConcurrentChangeError, DependencyUnavailableError } from '../errors.js';
import type { ViewFolds } from '../fold/view-folds.js';
import { overdue } from '../fold/view.js';
import type { ShardLeases } from '../lease/shard-leases.js';
import { NudgedLoop } from '../nudged-loop.js';
import type { ServiceDatabase } from '../service-database.js';
import { busMetrics } from '../bus-metrics.js';
import { createGates, passGates } from './wake-gate.js';

const wakesPerTransaction = 500;
const pollEveryMs = 1_000;
/** A document whose wake throws is left alone for this long. */
const penaltyMs = 60_000;

/**
 * Wakes the documents whose `wakeAt` has passed by the clock of the database, each in the
 * transaction that changes it and issues its facts, however often and wherever this runs. A wake that
 * changes its document issues a fact: only so the log tells of it, and the view can be rebuilt.
 */
export class WakeLoop {
  private loops: NudgedLoop[] = [];
  private clockOffset = 0;
  private clockReadAt = -Infinity;

  constructor(
    private readonly database: ServiceDatabase,
    private readonly leases: ShardLeases,
    private readonly afterCommit: AfterCommit,
    private readonly loadReference: () => Promise<unknown>,
  ) {}

  start(views: readonly ViewFolds[]): void {
    this.loops = views.filter(({ wake }) => wake).map((folds) => this.loopOf(folds));
    for (const loop of this.loops) loop.start();
  }

  async stop(milliseconds: number): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop(milliseconds)));
  }

  private loopOf(folds: ViewFolds): NudgedLoop {
    const { collection } = folds.view;
    let hasGates = false;
    return new NudgedLoop({
      turn: async (last) => {
        if (last) return false;
        if (!hasGates) await createGates(this.database.db, collection, partitionsPerStream);
        hasGates = true;
        return (await this.wakeSome(folds)) === wakesPerTransaction;
      },
      restMs: () => pollEveryMs,
      onFailure: (err) => logger.warn({ err, view: collection }, 'Timers wait; trying again.'),
    });
  }

  private async wakeSome(folds: ViewFolds): Promise<number> {
    const shards = this.leases.current();
    if (shards.length === 0) return 0;
    const now = await this.serverTime();
    const due = await this.database.db
      .collection<TextId>(folds.view.collection)
      .find({ ...overdue(now), 'bus.shard': { $in: shards } })
      .sort({ wakeAt: 1 })
      .limit(wakesPerTransaction)
      .project<{ _id: string }>({ _id: 1 })
      .toArray();
    if (due.length === 0) return 0;
    const ids = due.map(({ _id }) => _id);
    for (const failed of await this.wakeAll(folds, ids, now)) {
      await this.setAside(folds, failed, now);
    }
    return due.length;
  }

  /** Wakes them in one transaction; the answer are those whose wake threw. */
  private async wakeAll(folds: ViewFolds, ids: string[], now: Date): Promise<FailedWake[]> {
    const { db, service, rules } = this.database;
    const context = { ...foldContext(await this.loadReference(), rules), now };
    let woken: { staged: StagedChanges; failed: FailedWake[] };
    try {
      woken = await runTransaction(this.database, async (session) => {
        const staged = new StagedChanges(db, session, service);
        await staged.read(folds.view, ids);
        const failed = ids.flatMap((id) => wakeOne(folds, staged, id, context) ?? []);
        await staged.flush();
        // Last: it contends with a switch-over only, which must find all of this or nothing.
        await passGates(db, session, folds.view.collection, new Set(ids.map(shardOf)));
        return { staged, failed };
      });
    } catch (error) {
      if (error instanceof ConcurrentChangeError) return [];
      throw error;
    }
    const { staged, failed } = woken;
    this.afterCommit.tell({ issued: staged.issued, changed: staged.changedCollections() });
    busMetrics.wakes.inc(ids.length - failed.length);
    return failed;
  }

  private async setAside(folds: ViewFolds, { id, cause }: FailedWake, now: Date): Promise<void> {
    logger.error({ err: cause, view: folds.view.collection, id }, 'A timer failed; set aside.');
    await this.database.db
      .collection<TextId>(folds.view.collection)
      .updateOne(
        { _id: id, wakeAt: { $lte: now } },
        { $set: { wakeAt: new Date(now.getTime() + penaltyMs) }, $inc: { 'bus.version': 1 } },
      );
  }

  /** The time of the database, in which all instances agree. */
  private async serverTime(): Promise<Date> {
    if (performance.now() - this.clockReadAt > 10_000) {
      const { localTime } = await this.database.db.command({ hello: 1 });
      this.clockOffset = (localTime as Date).getTime() - Date.now();
      this.clockReadAt = performance.now();
    }
    return new Date(Date.now() + this.clockOffset);
  }
}

interface FailedWake {
  readonly id: string;
  readonly cause: unknown;
}

/** Its document stays as it is where the wake throws; the others are woken all the same. */
function wakeOne(
  { view, wake }: ViewFolds,
  staged: StagedChanges,
  id: string,
  context: ReturnType<typeof foldContext>,
): FailedWake | undefined {
  const inHand = staged.get(view, id);
  const { document } = inHand;
  if (!document?.wakeAt || document.wakeAt > context.now) return undefined;
  try {
    const folded = wake!(document, context);
    if (!folded || (folded.document.wakeAt && folded.document.wakeAt <= context.now)) {
      throw new Error('The wake left wakeAt in the past: move it, or set it to null.');
    }
    // A rebuild reads off the log, by the facts' correlation id, when their document was woken.
    const correlationId = uuidv7({ msecs: context.now.getTime() });
    staged.put(inHand, folded.document, folded.emit ?? [], { correlationId });
    return undefined;
  } catch (cause) {
    if (cause instanceof DependencyUnavailableError) throw cause;
    return { id, cause };
  }
}
