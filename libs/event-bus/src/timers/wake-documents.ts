import { v7 as uuidv7 } from 'uuid';
import type { AfterCommit } from '../change/after-commit.js';
import { runTransaction } from '../change/run-transaction.js';
import { StagedChanges } from '../change/staged-changes.js';
import { partitionOf } from '../partition-of.js';
import { foldContext } from '../consume/fold-batch.js';
import { ConcurrentChangeError, DependencyUnavailableError } from '../errors.js';
import type { ViewFolds } from '../fold/view-folds.js';
import type { ServiceDatabase } from '../service-database.js';
import { busMetrics } from '../bus-metrics.js';
import { passGates } from './wake-gate.js';

export interface FailedWake {
  readonly id: string;
  readonly cause: unknown;
}

/**
 * Wakes documents, each in the transaction that changes it and issues its facts, however often and
 * wherever this runs. A wake that changes its document issues a fact: only so the log tells of it, and
 * the view can be rebuilt.
 */
export class WakeDocuments {
  constructor(
    private readonly database: ServiceDatabase,
    private readonly afterCommit: AfterCommit,
    private readonly loadReference: () => Promise<unknown>,
  ) {}

  /** Wakes those that are due by now in one transaction; the answer are those whose wake threw. */
  async wake(folds: ViewFolds, ids: string[], now: Date): Promise<FailedWake[]> {
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
        await passGates(db, session, folds.view.collection, new Set(ids.map(partitionOf)));
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
