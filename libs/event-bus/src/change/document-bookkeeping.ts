import type { ViewDocument } from '../fold/view-document.js';

/** What the bus keeps inside every document of a view. */
export interface Bookkeeping {
  version: number;
  /** Per stream: the sequence of the last fact folded. Contiguous, so also how many. */
  seen: Record<string, number>;
  /** Per stream: the sequence of the last fact issued. Contiguous, so also how many. */
  sent: Record<string, number>;
  /** The partition of the key. */
  shard: number;
  /** Present once it has ended for good; see `endsBy` of its view. */
  ended?: true;
}

/** A stored document. One that so far was only counted along, and not folded, has `blank`. */
export type Stored<D extends ViewDocument> = D & { bus: Bookkeeping & { blank?: true } };

/** `sent`: where an earlier document of the key is lost, what it had issued. */
export function newBookkeeping(
  partition: number,
  sent: Readonly<Record<string, number>> = {},
): Bookkeeping {
  return { version: 0, seen: {}, sent: { ...sent }, shard: partition };
}
