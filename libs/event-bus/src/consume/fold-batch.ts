import { v7 as uuidv7 } from 'uuid';
import type { StagedChanges } from '../change/staged-changes.js';
import type { StagedDocument } from '../change/staged-document.js';
import type { ViewFolds } from '../fold/fold-registry.js';
import type { FoldContext } from '../fold/fold.js';
import type { ViewDocument } from '../fold/view.js';
import { busMetrics } from '../status/bus-metrics.js';
import type { DecodedRecord } from './decode-record.js';
import type { HeldFacts } from './held-facts.js';
import type { ParkedKeys } from './parked-keys.js';

/** A fold threw on this record of the batch. */
export class PoisonFoundError extends Error {
  constructor(
    readonly index: number,
    override readonly cause: Error,
  ) {
    super(cause.message, { cause });
    this.name = 'PoisonFoundError';
  }
}

/** Faults that are known before the fold: index in the batch → the fault and the tries it took. */
export type KnownFaults = ReadonlyMap<number, { fault: Error; attempts: number }>;

/** What one transaction folds into. */
export interface FoldTarget {
  readonly staged: StagedChanges;
  readonly held: HeldFacts;
  readonly parked: ParkedKeys;
}

export function foldContext(reference: unknown): FoldContext {
  return { now: new Date(), newId: uuidv7, reference };
}

/**
 * Folds the records in their order. Throws {@link PoisonFoundError} at the first fold that throws:
 * the documents in hand are then spoilt, and the batch must be folded anew with that fault known.
 */
export function foldBatch(
  records: readonly DecodedRecord[],
  known: KnownFaults,
  views: readonly ViewFolds[],
  target: FoldTarget,
  context: FoldContext,
): void {
  records.forEach((decoded, index) => {
    const fault = known.get(index) ?? (decoded.fault && { fault: decoded.fault, attempts: 1 });
    if (target.parked.has(decoded.record.key)) target.parked.queue(decoded);
    else if (fault) target.parked.park(decoded, fault.fault, fault.attempts);
    else foldRecord(decoded, index, views, target, context);
  });
}

function foldRecord(
  decoded: DecodedRecord,
  index: number,
  views: readonly ViewFolds[],
  target: FoldTarget,
  context: FoldContext,
): void {
  for (const folds of views) {
    if (!folds.streams.has(decoded.stream)) continue;
    try {
      foldIntoView(decoded, folds, target, context);
    } catch (error) {
      throw new PoisonFoundError(index, error as Error);
    }
  }
}

/** Contiguous numbers only: a repetition is skipped, what came too early waits for its predecessor. */
function foldIntoView(
  decoded: DecodedRecord,
  folds: ViewFolds,
  { staged, held }: FoldTarget,
  context: FoldContext,
): void {
  const { stream, key, sequence } = decoded.fact!;
  const document = staged.get(folds.view, key);
  const last = document.bus.seen[stream] ?? 0;
  if (sequence <= last) {
    busMetrics.duplicates.inc({ stream });
    return;
  }
  if (sequence > last + 1) {
    held.hold(folds.view.collection, decoded);
    return;
  }
  let next: DecodedRecord | undefined = decoded;
  for (let following = sequence + 1; next; following++) {
    if (next.fault) throw next.fault;
    foldFact(next, folds, document, staged, context);
    next = held.release(folds.view.collection, stream, key, following);
  }
}

function foldFact(
  decoded: DecodedRecord,
  folds: ViewFolds,
  staged: StagedDocument<ViewDocument>,
  changes: StagedChanges,
  context: FoldContext,
): void {
  const fact = decoded.fact!;
  staged.bus.seen[fact.stream] = fact.sequence;
  staged.changed = true;
  for (const fold of folds.folds.get(fact.type) ?? []) {
    const folded = fold(staged.document, fact, context);
    if (!folded) continue;
    changes.put(staged, folded.document, folded.emit ?? [], {
      correlationId: fact.correlationId,
      causationId: fact.id,
      traceparent: fact.traceparent,
    });
  }
}
