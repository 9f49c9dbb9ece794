import { UsageError } from '../exit-codes.js';

/** Which rows have the outcome that is asked about. */
export interface AskedOutcome {
  readonly column: string;
  readonly value: string;
}

/** Reads `COLUMN=VALUE`; the column's name may hold an equals sign, the value none. */
export function readOutcome(given: string): AskedOutcome {
  const at = given.lastIndexOf('=');
  const column = given.slice(0, Math.max(0, at)).trim();
  const value = given.slice(at + 1).trim();
  if (column === '' || value === '') {
    throw new UsageError(
      `--outcome is "${given}" and must name a column and the value that counts as the outcome, such as --outcome converted=yes.`,
    );
  }
  return { column, value };
}
