import type { StreamName } from '@smarketing/contracts';

export const restoresCollection = 'bus_restores';
export const lackingCollection = 'bus_lacking';

/** How many leads, say, and how many documents of theirs. */
export interface ErasedAgain {
  readonly leads: number;
  readonly documents: number;
}

/** A start at which the database was found to be older than the topics. Kept for good. */
export interface Restore {
  /** UUIDv7, so that ids sort by time. */
  readonly _id: string;
  readonly foundAt: Date;
  /** Facts of the service's own on the topics that the database did not know. */
  unknownFacts: number;
  /** Views that are folded again from the topics, as far as that is not done. */
  rebuilding: string[];
  /** When the service went on. */
  readyAt: Date | null;
  /** Rows of the outbox that the topics had already. */
  droppedRows: number;
  /** What it had brought back of documents that had ended for good, and was deleted again. */
  erasedAgain?: ErasedAgain;
  acknowledged: { readonly at: Date; readonly by: string } | null;
}

/**
 * `recovered`: the document is what its own facts say; `older`: it is as the backup had it, and only its
 * numbers were taken over; `missing`: there is none, and its numbers are never given again.
 */
export const lackKinds = ['recovered', 'older', 'missing'] as const;
export type LackKind = (typeof lackKinds)[number];

/** One key that had given numbers after the backup, on one stream. */
export interface Lacking {
  /** `<restore>/<stream>/<key>`. */
  readonly _id: string;
  readonly restore: string;
  readonly stream: StreamName;
  readonly key: string;
  readonly what: LackKind;
  /** The last number that the backup knows. */
  readonly known: number;
  /** The last number on the topics. */
  readonly last: number;
}

export function lackId(restore: string, stream: string, key: string): string {
  return `${restore}/${stream}/${key}`;
}
