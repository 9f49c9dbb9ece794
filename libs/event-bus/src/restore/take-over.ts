import type { StreamName } from '@smarketing/contracts';
import type { ClientSession } from 'mongodb';
import { runTransaction } from '../change/run-transaction.js';
import { StagedChanges } from '../change/staged-changes.js';
import type { StagedDocument } from '../change/staged-document.js';
import type { DecodedRecord } from '../consume/decode-record.js';
import { foldContext, foldFact } from '../consume/fold-batch.js';
import type { FoldContext } from '../fold/fold.js';
import { recoveriesOf, type View } from '../fold/view.js';
import type { ViewDocument } from '../fold/view-document.js';
import type { ViewFolds } from '../fold/view-folds.js';
import type { ServiceDatabase } from '../service-database.js';
import type { OwnNumbers } from './own-numbers.js';
import { lackId, lackingCollection, type Lacking } from './restore.js';

const keysAtOnce = 200;

/** A view that commands change, and its folds where facts change it too. */
export interface CommandView {
  readonly view: View<ViewDocument>;
  readonly folds: ViewFolds | undefined;
}

/** What the topics tell of one partition. */
export interface Told {
  /** Numbers that the database does not know. */
  readonly unknown: readonly OwnNumbers[];
  /** `<stream>/<key>` → the service's own facts in their order, where a view is recovered by them. */
  readonly own: ReadonlyMap<string, readonly DecodedRecord[]>;
  /** Key → what has come for it since the backup, where a view folds too. */
  readonly inputs: ReadonlyMap<string, readonly DecodedRecord[]>;
}

type Facts = CommandView & Readonly<Record<'own' | 'inputs', readonly DecodedRecord[]>>;

/**
 * Takes over the numbers that documents which commands change had given after the backup. Where the view
 * says how, a document becomes what its own facts say; one that is missing leaves its numbers to
 * whatever comes in its place.
 */
export class TakeOver {
  constructor(
    private readonly database: ServiceDatabase,
    private readonly restore: string,
    private readonly viewOf: (stream: StreamName) => CommandView | undefined,
    private readonly reference: unknown,
  ) {}

  async take({ unknown, ...told }: Told): Promise<void> {
    for (let from = 0; from < unknown.length; from += keysAtOnce) {
      const some = { ...told, unknown: unknown.slice(from, from + keysAtOnce) };
      await runTransaction(this.database, (session) => this.takeSome(some, session));
    }
  }

  private async takeSome({ unknown, own, inputs }: Told, session: ClientSession): Promise<void> {
    const { db, service, rules, given } = this.database;
    const staged = new StagedChanges(db, session, service, { publishing: false });
    const context = foldContext(this.reference, rules);
    for (const [stream, same] of Map.groupBy(unknown, (one) => one.stream)) {
      const { view } = this.viewOf(stream) ?? {};
      if (view) await staged.read(view, new Set(same.map(({ key }) => key)));
    }
    const lacking: Lacking[] = [];
    for (const numbers of unknown) {
      const { stream, key, known, last } = numbers;
      const of = this.viewOf(stream);
      const facts = { own: own.get(`${stream}/${key}`) ?? [], inputs: inputs.get(key) ?? [] };
      const what = of ? bringUp(staged, numbers, { ...of, ...facts }, context) : 'missing';
      const _id = lackId(this.restore, stream, key);
      lacking.push({ _id, restore: this.restore, stream, key, what, known, last });
    }
    await staged.flush();
    const lost = lacking.filter(({ what }) => what === 'missing');
    await given.note(
      lost.map(({ key: _id, stream, last }) => ({ _id, sent: { [stream]: last } })),
      session,
    );
    await db.collection<Lacking>(lackingCollection).bulkWrite(
      lacking.map((replacement) => ({
        replaceOne: { filter: { _id: replacement._id }, replacement, upsert: true },
      })),
      { session },
    );
  }
}

/** One document and its numbers on one stream. */
function bringUp(
  changes: StagedChanges,
  { stream, key, last }: OwnNumbers,
  facts: Facts,
  context: FoldContext,
): Lacking['what'] {
  const staged = changes.get(facts.view, key);
  const isRecovered = recover(staged, changes, facts, context);
  if (staged.isNew && !staged.document) return 'missing';
  staged.bus.sent[stream] = Math.max(staged.bus.sent[stream] ?? 0, last);
  staged.changed = true;
  return isRecovered ? 'recovered' : staged.document ? 'older' : 'missing';
}

/**
 * Folds what had come before each of its own facts, and lets the document become what that fact says.
 * False where the view does not say how.
 */
function recover(
  staged: StagedDocument,
  changes: StagedChanges,
  { view, folds, own, inputs }: Facts,
  context: FoldContext,
): boolean {
  const recoveries = recoveriesOf(view);
  const sent = { ...staged.bus.sent };
  let isRecovered = false;
  for (const { fact } of own) {
    const { stream, sequence, type, causationId, correlationId } = fact!;
    if (sequence <= (sent[stream] ?? 0)) continue;
    if (folds && causationId) foldUpTo(causationId, staged, changes, { folds, inputs }, context);
    const folded = recoveries.get(type)?.(staged.document, fact!, context);
    if (!folded) continue;
    changes.put(staged, folded.document, [], { correlationId });
    isRecovered = true;
  }
  // What the folds would have issued has its number already.
  staged.bus.sent = sent;
  return isRecovered;
}

/** What led to one of its own facts was folded before that, and all that came before it on its stream. */
function foldUpTo(
  cause: string,
  staged: StagedDocument,
  changes: StagedChanges,
  { folds, inputs }: { folds: ViewFolds; inputs: readonly DecodedRecord[] },
  context: FoldContext,
): void {
  const led = inputs.find(({ fact }) => fact?.id === cause)?.fact;
  if (!led) return;
  const before = inputs.filter(
    ({ fact }) => fact!.stream === led.stream && fact!.sequence <= led.sequence,
  );
  const inOrder = before.toSorted((one, other) => one.fact!.sequence - other.fact!.sequence);
  for (const decoded of inOrder) {
    if (decoded.fact!.sequence !== (staged.bus.seen[led.stream] ?? 0) + 1) continue;
    const poison = foldFact(decoded, folds, staged, changes, context);
    if (poison) throw poison.cause;
  }
}
