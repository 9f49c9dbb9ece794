/**
 * `folding` until all that the live view has folded is folded; `comparing`; `switching`: the rebuilt
 * view takes the live one's place. It ends `switched`; `compared`, where no more was asked for;
 * `differs`, where a switch needs somebody's consent; `failed` or `given-up`.
 */
export const rebuildStatuses = [
  'folding',
  'comparing',
  'switching',
  'switched',
  'compared',
  'differs',
  'failed',
  'given-up',
] as const;

export type RebuildStatus = (typeof rebuildStatuses)[number];

/** In what a document, or counter, of the rebuilt view is not as in the live one. */
export type DifferenceKind = 'differs' | 'missing' | 'extra';

/** `missing`: the live view has no such document; `extra`: only the live view has one. */
export interface Difference {
  readonly key: string;
  readonly kind: DifferenceKind;
  /** Where it differs: path, value in the live view, value in the rebuilt one; the first few. */
  readonly fields: readonly FieldDifference[];
}

export interface FieldDifference {
  readonly path: string;
  /** As JSON text, cut; absent where there is no such field. */
  readonly live?: string;
  readonly rebuilt?: string;
}

export interface ComparedCounts {
  readonly equal: number;
  readonly differ: number;
  /** In the rebuilt view only: missing in the live one. */
  readonly missing: number;
  /** In the live view only. */
  readonly extra: number;
}

/** The rebuilt view beside the live one, both at the same position of the log. */
export interface Comparison {
  readonly documents: ComparedCounts;
  readonly counters: ComparedCounts;
  /** The first few, documents and counters; all of them are in `<view>.rebuilt.differences`. */
  readonly examples: readonly Difference[];
}

/** A fact that the rebuild cannot fold, though the live view did. */
export interface RebuildFault {
  /** `<log>/<partition>/<offset>`. */
  readonly record: string;
  readonly key: string | null;
  readonly error: string;
}

/** How a rebuild stands. */
export interface RebuildProgress {
  readonly view: string;
  readonly status: RebuildStatus;
  /** True while an instance works on it. False and not ended: it was interrupted; start it again. */
  readonly running: boolean;
  readonly ended: boolean;
  readonly by: string;
  readonly compareOnly: boolean;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly events: { readonly folded: number; readonly total: number; readonly perSecond: number };
  /** Documents looked at by the comparison, and how many there are about. */
  readonly documents: { readonly compared: number; readonly total: number };
  readonly comparison: Comparison | null;
  readonly faults: readonly RebuildFault[];
  /** For how long the live view stood still for the comparison and the switch. */
  readonly pausedMilliseconds: number | null;
  readonly switchedAt: Date | null;
  /** Why it failed, or what it waits for. */
  readonly problem: string | null;
}

/** What may be rebuilt, and what not. */
export interface ViewListing {
  readonly view: string;
  readonly streams: readonly string[];
  readonly documents: number;
  /** Why it cannot be rebuilt; null where it can. */
  readonly refused: string | null;
  readonly rebuild: RebuildProgress | null;
}

/** What shall be done with a view, and who wants it. */
export interface RebuildOrder {
  readonly by: string;
  /** Ends with the comparison; the live view stays. */
  readonly compareOnly?: boolean | undefined;
  /** Switches though the rebuilt view is another one, as after a change of its folds. */
  readonly acceptDifferences?: boolean | undefined;
  /** Forgets what was rebuilt so far. */
  readonly anew?: boolean | undefined;
  /**
   * The live view does not know all that it has issued, since its database was restored: the numbers are
   * those of the log alone.
   */
  readonly numbersFromLog?: boolean | undefined;
}

/** What was asked for cannot be done. Another try will not help. */
export class RebuildRefusedError extends Error {
  override readonly name = 'RebuildRefusedError';
  readonly retryable = false;

  constructor(
    readonly reason: 'no-such-view' | 'not-rebuildable' | 'running' | 'no-rebuild' | 'switching',
    message: string,
  ) {
    super(message);
  }
}
