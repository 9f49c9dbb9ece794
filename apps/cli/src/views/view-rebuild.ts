/** How the rebuild of a view stands, as its service answers it. */
export interface ViewRebuild {
  readonly view: string;
  readonly status:
    | 'folding'
    | 'comparing'
    | 'switching'
    | 'switched'
    | 'compared'
    | 'differs'
    | 'failed'
    | 'given-up';
  readonly running: boolean;
  readonly ended: boolean;
  readonly by: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly events: { readonly folded: number; readonly total: number; readonly perSecond: number };
  readonly documents: { readonly compared: number; readonly total: number };
  readonly comparison: ViewComparison | null;
  readonly faults: readonly { readonly record: string; readonly error: string }[];
  readonly pausedMilliseconds: number | null;
  readonly problem: string | null;
}

export interface ViewComparison {
  readonly documents: Tally;
  readonly counters: Tally;
  readonly examples: readonly Difference[];
}

export interface Tally {
  readonly equal: number;
  readonly differ: number;
  readonly missing: number;
  readonly extra: number;
}

export interface Difference {
  readonly key: string;
  readonly kind: 'differs' | 'missing' | 'extra';
  readonly fields: readonly {
    readonly path: string;
    readonly live?: string;
    readonly rebuilt?: string;
  }[];
}

/** A view of a service. */
export interface ListedView {
  readonly view: string;
  readonly streams: readonly string[];
  readonly documents: number;
  readonly refused: string | null;
  readonly rebuild: ViewRebuild | null;
}

export interface RebuildWish {
  readonly compareOnly: boolean;
  readonly acceptDifferences: boolean;
  readonly anew: boolean;
}
