import type { Arrived } from './arrived.js';
import type { Emission } from './emission.js';
import type { ViewDocument } from './view-document.js';

/** What a fold may know besides the document and the fact. All of it is fixed for one batch. */
export interface FoldContext<R = unknown> {
  readonly now: Date;
  /** A new UUIDv7. */
  newId(): string;
  /** What the service's {@link Reference} loaded for this batch (the playbook section, say). */
  readonly reference: R;
  /** By which generation of the service's own rules to fold; see `EventBusOptions.rules`. */
  readonly rules: number;
}

/** The outcome of a fold: the document as it is now, and the facts that follow from it. */
export interface Folded<D extends ViewDocument> {
  readonly document: D;
  readonly emit?: readonly Emission[];
}

/**
 * Folds one fact into one document. Pure: it must not do I/O, nor read the clock or randomness.
 * It may change and return the document that it got. `undefined` means: nothing to do.
 * A thrown error is a fault of the message: the key is parked and dead-lettered.
 */
export type Fold<D extends ViewDocument, T extends object, R = unknown> = (
  document: D | undefined,
  fact: Arrived<T>,
  context: FoldContext<R>,
) => Folded<D> | undefined;

/** Decides what follows when a document's `wakeAt` has passed. Pure, like {@link Fold}. */
export type Wake<D extends ViewDocument, R = unknown> = (
  document: D,
  context: FoldContext<R>,
) => Folded<D> | undefined;
