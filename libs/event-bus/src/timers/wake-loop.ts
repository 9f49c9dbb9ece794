import { partitionsPerStream } from '@smarketing/contracts';
import { logger } from '@smarketing/observability';
import type { TextId } from '../change/staged-changes.js';
import type { ViewFolds } from '../fold/view-folds.js';
import { overdue } from '../fold/view.js';
import type { PartitionLeases } from '../lease/partition-leases.js';
import { NudgedLoop } from '../nudged-loop.js';
import type { ServiceDatabase } from '../service-database.js';
import type { FailedWake, WakeDocuments } from './wake-documents.js';
import { createGates } from './wake-gate.js';

const wakesPerTransaction = 500;
const pollEveryMs = 1_000;
/** A document whose wake throws is left alone for this long. */
const penaltyMs = 60_000;

/** Looks for the documents whose `wakeAt` has passed by the clock of the database, and has them woken. */
export class WakeLoop {
  private loops: NudgedLoop[] = [];
  private clockOffset = 0;
  private clockReadAt = -Infinity;

  constructor(
    private readonly database: ServiceDatabase,
    private readonly leases: PartitionLeases,
    private readonly documents: WakeDocuments,
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
      pass: async (last) => {
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
    const partitions = this.leases.current();
    if (partitions.length === 0) return 0;
    const now = await this.serverTime();
    const due = await this.database.db
      .collection<TextId>(folds.view.collection)
      .find({ ...overdue(now), 'bus.shard': { $in: partitions } })
      .sort({ wakeAt: 1 })
      .limit(wakesPerTransaction)
      .project<{ _id: string }>({ _id: 1 })
      .toArray();
    if (due.length === 0) return 0;
    const ids = due.map(({ _id }) => _id);
    for (const failed of await this.documents.wake(folds, ids, now)) {
      await this.setAside(folds, failed, now);
    }
    return due.length;
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
