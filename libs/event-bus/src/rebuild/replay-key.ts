import { v7 as uuidv7 } from 'uuid';
import type { StagedChanges } from '../change/staged-changes.js';
import type { StagedDocument } from '../change/staged-document.js';
import type { DecodedRecord } from '../consume/decode-record.js';
import { foldFact } from '../consume/fold-batch.js';
import type { ViewFolds } from '../fold/view-folds.js';
import type { FoldContext } from '../fold/fold.js';
import type { ViewDocument } from '../fold/view-document.js';
import type { NamedWake } from './own-facts.js';
import type { PutOffFacts } from './put-off-facts.js';
import { nextStep, type Candidate, type Issued, type OwnFacts } from './replay-order.js';

/** The fold of a fact threw: its document is spoilt. */
export class ReplayFault extends Error {
  override readonly name = 'ReplayFault';

  constructor(
    readonly decoded: DecodedRecord,
    override readonly cause: Error,
  ) {
    super(`A fact cannot be folded: ${cause.message}`);
  }
}

/** What one transaction of a replay works with. */
export interface Replay {
  readonly folds: ViewFolds;
  readonly staged: StagedChanges;
  readonly putOff: PutOffFacts;
  /** True where the live view has parked it too, or its fold is known to throw. */
  readonly isBlocked: (decoded: DecodedRecord) => boolean;
  /** What the live view folded by. */
  readonly references: {
    /** Which one was in force where the log has the record; they grow along the log. */
    readonly of: (decoded: DecodedRecord) => number;
    /** `redriven`: the record, where it may have been folded later than it came. */
    readonly get: (index: number, redriven?: DecodedRecord) => unknown;
    readonly newest: () => unknown;
    readonly rules: (index: number, redriven?: DecodedRecord) => number;
    readonly newestRules: () => number;
  };
  /** Key → what it has issued; only of views that are woken. */
  readonly ownFacts: ReadonlyMap<string, OwnFacts>;
  /** See {@link nextStep}. */
  readonly until: number;
  /** The names of the wakes that are in the replay now. */
  readonly woken: string[];
  /** True where the log tells which numbers were given: of views that are woken, and of restored ones. */
  readonly numbersFromLog: boolean;
}

interface Waiting extends Candidate {
  readonly decoded: DecodedRecord;
}

const nothing: OwnFacts = { causedBy: new Map(), wakes: [] };

/** A fact has come: it is folded when its turn is, which may be now. Throws {@link ReplayFault}. */
export function replayFact(decoded: DecodedRecord, replay: Replay): void {
  const { stream, key, sequence } = decoded.fact!;
  if (sequence <= (replay.staged.get(replay.folds.view, key).bus.seen[stream] ?? 0)) return;
  replay.putOff.add(decoded);
  replayKey(key, replay);
}

/** Folds and wakes what can be folded and woken now. Throws {@link ReplayFault}. */
export function replayKey(key: string, replay: Replay): void {
  const { folds, staged, putOff, until } = replay;
  const document = staged.get(folds.view, key);
  const own = replay.ownFacts.get(key) ?? nothing;
  const isFolded = (id: string) => isSeen(id, document.bus.seen);
  // What waited for its predecessor was folded with it, by what was in force then.
  const since = new Map<string, number>();
  for (;;) {
    const candidates: Waiting[] = [];
    for (const decoded of putOff.of(key)) {
      const { stream, sequence, id } = decoded.fact!;
      const isNext =
        sequence === (document.bus.seen[stream] ?? 0) + 1 && !replay.isBlocked(decoded);
      if (!isNext && !document.bus.ended && decoded.fact!.type !== folds.endsBy) continue;
      candidates.push({ id, at: decoded.record.timestamp, decoded });
    }
    if (candidates.length > 1) candidates.sort((one, other) => one.at - other.at);
    const isQuiet = ({ decoded }: Waiting) => leadsToNothing(decoded, document, replay);
    const { sent } = document.bus;
    const step = nextStep({ candidates, own, sent, until, isQuiet, isFolded });
    if (!step) return;
    if ('fold' in step) {
      const { decoded } = step.fold;
      const { stream } = decoded.fact!;
      const index = Math.max(replay.references.of(decoded), since.get(stream) ?? 0);
      since.set(stream, index);
      fold(decoded, contextOf(decoded, index, replay), document, own, replay);
    } else if (!wake(step.wake as NamedWake, document, replay)) return;
  }
}

function fold(
  decoded: DecodedRecord,
  context: FoldContext,
  document: StagedDocument<ViewDocument>,
  own: OwnFacts,
  replay: Replay,
): void {
  const { folds, staged, putOff } = replay;
  const sent = { ...document.bus.sent };
  const poison = foldFact(decoded, folds, document, staged, context);
  if (poison) throw new ReplayFault(decoded, poison.cause);
  if (replay.numbersFromLog) numberAs(document, sent, own.causedBy.get(decoded.fact!.id));
  putOff.remove(decoded);
}

/** False where the document is not of this view: another one has issued those facts. */
function wake(past: NamedWake, staged: StagedDocument<ViewDocument>, replay: Replay): boolean {
  const { document, bus } = staged;
  if (!document) return false;
  const now = new Date(past.at);
  const sent = { ...bus.sent };
  if (document.wakeAt && document.wakeAt <= now) {
    const { references } = replay;
    const [reference, rules] = [references.newest(), references.newestRules()];
    const context = { now, newId: uuidv7, reference, rules };
    const folded = replay.folds.wake!(document, context);
    if (folded) {
      const { emit = [] } = folded;
      replay.staged.put(staged, folded.document, emit, { correlationId: uuidv7() });
    }
  }
  numberAs(staged, sent, past.issued);
  staged.changed = true;
  replay.woken.push(past.name);
  return true;
}

/** The log tells which numbers were given, whatever the fold of today would issue. */
function numberAs(
  { bus }: StagedDocument<ViewDocument>,
  before: Record<string, number>,
  issued: Issued | undefined,
): void {
  for (const stream of Object.keys(bus.sent)) {
    if (before[stream] === undefined) delete bus.sent[stream];
  }
  Object.assign(bus.sent, before);
  for (const [stream, { last }] of issued ?? []) {
    bus.sent[stream] = Math.max(last, before[stream] ?? 0);
  }
}

/** A fact's id is `<stream>/<key>/<sequence>`. */
function isSeen(id: string, seen: Readonly<Record<string, number>>): boolean {
  const stream = id.slice(0, id.indexOf('/'));
  return Number(id.slice(id.lastIndexOf('/') + 1)) <= (seen[stream] ?? 0);
}

/** Tried on a copy, since a fold may change the document that it gets. */
function leadsToNothing(
  decoded: DecodedRecord,
  { document }: StagedDocument<ViewDocument>,
  replay: Replay,
): boolean {
  const fact = decoded.fact!;
  const copy = structuredClone(document);
  const context = contextOf(decoded, replay.references.of(decoded), replay);
  try {
    return (replay.folds.folds.get(fact.type) ?? []).every(
      (one) => (one(copy, fact, context)?.emit ?? []).length === 0,
    );
  } catch {
    // It will be found where it is folded.
    return true;
  }
}

function contextOf(decoded: DecodedRecord, index: number, { references }: Replay): FoldContext {
  const now = new Date(decoded.record.timestamp);
  const reference = references.get(index, decoded);
  return { now, newId: uuidv7, reference, rules: references.rules(index, decoded) };
}
