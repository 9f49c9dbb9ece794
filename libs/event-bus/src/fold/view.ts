import type { Type } from '@nestjs/common';
import { contractOf, type FactClass, type StreamName } from '@smarketing/contracts';
import type { Filter } from 'mongodb';
import { refuseSuperseded } from '../errors.js';
import { nameOfCollection } from '../storage/create-collections.js';
import { schemaOf } from '../storage/schema-for.js';
import type { Fold, Wake } from './fold.js';
import type { ViewDocument } from './view-document.js';

/** What a document adds to the counters of the reports: counter id → amount. */
export type Contributions = Record<string, number>;

/** A collection of documents that are folded from facts, changed by commands, or both. */
export interface View<D extends ViewDocument> {
  readonly collection: string;
  /** The class whose schema says what a document of it holds, and which indexes the collection has. */
  readonly stored?: Type<D>;
  /**
   * `commands`: where a command changes documents. They are the source of their facts then, and
   * cannot be rebuilt from the log. Default: facts and timers alone.
   */
  readonly changedBy?: 'facts' | 'commands';
  /**
   * A pure function of the document. The bus adds `contribute(after) - contribute(before)` to the
   * collection `<collection>.counters`, in the transaction that changes the document.
   */
  readonly contribute?: (document: D) => Contributions;
  /**
   * Whose documents it holds, where a stream has keys of more than one kind: facts of other keys pass it
   * by, uncounted. Views that share a stream so have no key in common. Default: every key.
   */
  readonly keys?: RegExp;
  /**
   * The version of folds and contributions; default 1. Raise it with a change by which documents of before
   * would be others: until the view is rebuilt, the service then says that it is older than its folds.
   */
  readonly version?: number;
  /** By which facts its documents change, and how: `on(LeadCaptured, captured)`. */
  readonly folds?: readonly FactFold<D>[];
  /**
   * The streams on which its documents issue facts. What is missing of them in a restored database is
   * found by it: the numbers of a folded view are reached again by folding, those of a document that
   * commands change are taken over.
   */
  readonly issues?: readonly StreamName[];
  /**
   * Where commands change it: how a document comes to be as a fact that it has issued itself says, after
   * an older one was restored. The facts that a fold returns are dropped. Default: its numbers alone are
   * taken over.
   */
  readonly recover?: readonly FactFold<D>[];
  /**
   * By which of its facts a document ends for good. Its fold says what remains, whatever was there before;
   * all else that comes of that key, before or after and without its predecessors, is counted along and
   * changes nothing, and what was held or parked of it is dropped. Commands look at what remains.
   */
  readonly endsBy?: FactClass;
  /** What else of the service ends with a document: all of that collection that the filter finds. */
  readonly endsWith?: readonly Belongings[];
  /** Called when a document's `wakeAt` has passed. */
  // oxlint-disable-next-line typescript/no-explicit-any -- whatever reference the service loads
  readonly wake?: Wake<D, any>;
}

/** Wire type of a fact that documents of the view have issued → what a restored document becomes by it. */
export function recoveriesOf({ recover = [] }: Pick<View<ViewDocument>, 'recover'>) {
  return new Map(recover.map(({ fact, fold }) => [contractOf(fact).type, fold]));
}

/** The version of the view's folds. */
export function versionOfFolds({ version = 1 }: Pick<View<ViewDocument>, 'version'>): number {
  return version;
}

/** Documents of another collection that belong to one of a view. */
export interface Belongings {
  readonly collection: string;
  readonly of: (id: string) => Filter<{ _id: string; on?: string }>;
  /** These fields alone go, and the documents stay. */
  readonly only?: readonly string[];
}

/** One kind of fact, and how it is folded into a document of the view. */
export interface FactFold<D extends ViewDocument> {
  readonly fact: FactClass;
  // oxlint-disable-next-line typescript/no-explicit-any -- of the fact above
  readonly fold: Fold<D, any, any>;
}

/**
 * Pairs a fact with its fold. The newest version of a fact only: older ones are read as it. Throws
 * {@link SupersededFactError} for those.
 */
export function on<D extends ViewDocument, T extends object, R>(
  fact: FactClass<T>,
  fold: Fold<D, T, R>,
): FactFold<D> {
  refuseSuperseded(fact);
  return { fact, fold };
}

/** Of the class of its documents, or (without a schema) by the name of its collection. */
export function defineView<D extends ViewDocument>(
  stored: Type<D> | string,
  options: Omit<View<D>, 'collection' | 'stored'> = {},
): View<D> {
  if (typeof stored === 'string') return { collection: stored, ...options };
  const schema = schemaOf(stored);
  if (!schema.path('wakeAt')) schema.add({ wakeAt: Date });
  schema.add({ bus: Object });
  return { collection: nameOfCollection(stored), stored, ...options };
}

/** The documents whose time to wake has passed. The type is named, else the partial index is no use. */
export function overdue(now: Date) {
  return { wakeAt: { $type: 'date', $lte: now } } as const;
}
