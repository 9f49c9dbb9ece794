/** Rows of a table of which it is known how each ended. All rows have a cell for each column. */
export interface LabelledRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** True where the row has the outcome that is asked about. */
  readonly outcomes: readonly boolean[];
}

/** Source of random numbers from 0 up to 1, without 1. */
export type Random = () => number;

export function pickRows(of: LabelledRows, places: readonly number[]): LabelledRows {
  return {
    columns: of.columns,
    rows: places.map((place) => of.rows[place]!),
    outcomes: places.map((place) => of.outcomes[place]!),
  };
}

const invisible = /[\s\p{Cf}\p{Cc}]+/gu;

/** A cell without anything that a reader would see is blank. */
export function isBlank(cell: string): boolean {
  return cell.replace(invisible, '') === '';
}
