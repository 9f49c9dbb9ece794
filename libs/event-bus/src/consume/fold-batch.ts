import type { StreamName } from '@smarketing/contracts';
import { v7 as uuidv7 } from 'uuid';
import type { StagedChanges } from '../change/staged-changes.js';
import type { StagedDocument } from '../change/staged-document.js';
import { DependencyUnavailableError } from '../errors.js';
import type { Fault, KnownFaults } from './fault.js';
import { takes, type ViewFolds } from '../fold/view-folds.js';
import type { FoldContext } from '../fold/fold.js';
import type { ViewDocument } from '../fold/view-document.js';
import { busMetrics } from '../bus-metrics.js';
import type { DecodedRecord } from './decode-record.js';
import type { FoldedFacts } from './folded-facts.js';
import type { HeldFacts } from './held-facts.js';
import type { ParkedKeys } from './parked-keys.js';

/** A record, and what its fold threw. */
export interface Poison {
  readonly id: string;
  readonly cause: Error;
}

/** Folds threw: at most one record of every key is named. */
export class PoisonFoundError extends Error {
  constructor(readonly poisons: readonly Poison[]) {
    super(`${poisons.length} records cannot be folded: ${poisons[0]!.cause.message}`);
    this.name = 'PoisonFoundError';
  }
}

/** What one transaction folds into. */
export interface FoldTarget {
  readonly staged: StagedChanges;
  readonly held: HeldFacts;
  readonly parked: ParkedKeys;
  /** What is folded, where that is measured. */
  readonly folded?: FoldedFacts;
}

export function foldContext(reference: unknown, rules: number): FoldContext {
  return { now: new Date(), newId: uuidv7, reference, rules };
}

/** Names a record among all that come for one partition. */
export function recordId({ topic, record }: DecodedRecord): string {
  return `${topic}/${record.offset}`;
}

/**
 * Folds the records in their order. Throws {@link PoisonFoundError} where folds threw: their documents
 * are then spoilt, and the batch must be folded anew with those faults counted. Throws
 * {@link DependencyUnavailableError} where a fold did.
 */
export function foldBatch(
  records: readonly DecodedRecord[],
  known: KnownFaults,
  views: readonly ViewFolds[],
  target: FoldTarget,
  context: FoldContext,
): void {
  const poisons: Poison[] = [];
  const spoilt = new Set<string>();
  for (const decoded of records) {
    const { key } = decoded.record;
    if (key !== null && spoilt.has(key)) continue;
    if (key !== null && target.parked.has(key) && ends(decoded, views)) {
      countDropped(key, views, target);
    }
    if (target.parked.has(key)) {
      if (!isFolded(decoded, views, target)) target.parked.queue(decoded);
      continue;
    }
    if (decoded.fault) {
      target.parked.park(decoded, { error: decoded.fault, attempts: 1 });
      continue;
    }
    const poison = foldRecord(decoded, known, views, target, context);
    if (!poison) continue;
    poisons.push(poison);
    spoilt.add(key!);
  }
  if (poisons.length > 0) throw new PoisonFoundError(poisons);
}

/** The fact by which a document ends waits behind nothing. */
function ends({ fact, stream }: DecodedRecord, views: readonly ViewFolds[]): boolean {
  return (
    fact !== undefined &&
    views.some((folds) => folds.endsBy === fact.type && takes(folds, stream, fact.key))
  );
}

/** What was parked of the key will not be folded any more. */
function countDropped(key: string, views: readonly ViewFolds[], { staged, parked }: FoldTarget) {
  for (const [stream, sequence] of parked.drop(key)) {
    for (const folds of views) {
      if (takes(folds, stream, key)) countAlong(staged.get(folds.view, key), stream, sequence);
    }
  }
}

function countAlong(
  staged: StagedDocument<ViewDocument>,
  stream: StreamName,
  sequence: number,
): void {
  const { seen } = staged.bus;
  seen[stream] = Math.max(seen[stream] ?? 0, sequence);
  staged.changed = true;
}

/** A repetition waits behind nothing. */
function isFolded(
  { fact, stream }: DecodedRecord,
  views: readonly ViewFolds[],
  { staged }: FoldTarget,
): boolean {
  if (!fact) return false;
  const taking = views.filter((folds) => takes(folds, stream, fact.key));
  const hasSeen = ({ view }: ViewFolds) =>
    (staged.get(view, fact.key).bus.seen[stream] ?? 0) >= fact.sequence;
  return taking.length > 0 && taking.every(hasSeen);
}

function foldRecord(
  decoded: DecodedRecord,
  known: KnownFaults,
  views: readonly ViewFolds[],
  target: FoldTarget,
  context: FoldContext,
): Poison | undefined {
  for (const folds of views) {
    if (!takes(folds, decoded.stream, decoded.fact!.key)) continue;
    const poison = foldIntoView(decoded, known, folds, target, context);
    if (poison) return poison;
  }
  return undefined;
}

/** Contiguous numbers only: a repetition is skipped, what came too early waits for its predecessor. */
function foldIntoView(
  decoded: DecodedRecord,
  known: KnownFaults,
  folds: ViewFolds,
  { staged, held, parked, folded }: FoldTarget,
  context: FoldContext,
): Poison | undefined {
  const { collection } = folds.view;
  const { stream, key, sequence } = decoded.fact!;
  const document = staged.get(folds.view, key);
  const last = document.bus.seen[stream] ?? 0;
  if (sequence <= last) {
    busMetrics.duplicates.inc({ stream });
    return undefined;
  }
  const isEnd = decoded.fact!.type === folds.endsBy;
  if (sequence > last + 1 && !isEnd && !document.bus.ended) {
    held.hold(collection, decoded);
    return undefined;
  }
  if (isEnd) {
    for (const { fact } of held.drop(collection, key)) {
      countAlong(document, fact!.stream, fact!.sequence);
    }
  }
  let next: DecodedRecord | undefined = decoded;
  for (let following = sequence + 1; next; following++) {
    const fault = faultOf(next, known);
    if (fault) {
      parked.park(next, fault);
      return undefined;
    }
    const poison = foldFact(next, folds, document, staged, context, folded?.add(next));
    if (poison) return poison;
    next = held.release(collection, stream, key, following);
  }
  return undefined;
}

/** Of a held fact it may be that an older version of the service could still read it. */
function faultOf(decoded: DecodedRecord, known: KnownFaults): Fault | undefined {
  if (decoded.fault) return { error: decoded.fault, attempts: 1 };
  return known.size > 0 ? known.get(recordId(decoded)) : undefined;
}

/** Folds a fact whose turn it is. The answer is what a fold threw; the document is spoilt then. */
export function foldFact(
  decoded: DecodedRecord,
  folds: ViewFolds,
  staged: StagedDocument<ViewDocument>,
  changes: StagedChanges,
  context: FoldContext,
  /** From where what it leads to goes on, as W3C traceparent. */
  traceparent = decoded.fact!.traceparent,
): Poison | undefined {
  const fact = decoded.fact!;
  countAlong(staged, fact.stream, fact.sequence);
  if (staged.bus.ended) return undefined;
  if (fact.type === folds.endsBy) staged.bus.ended = true;
  try {
    for (const fold of folds.folds.get(fact.type) ?? []) {
      const folded = fold(staged.document, fact, context);
      if (!folded) continue;
      changes.put(staged, folded.document, folded.emit ?? [], {
        correlationId: fact.correlationId,
        causationId: fact.id,
        traceparent,
      });
    }
    return undefined;
  } catch (error) {
    if (error instanceof DependencyUnavailableError) throw error;
    return { id: recordId(decoded), cause: asError(error) };
  }
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
