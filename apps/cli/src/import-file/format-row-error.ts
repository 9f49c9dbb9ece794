/** One thing that is wrong with one row of an import. */
export interface RowError {
  readonly row: number;
  readonly line: number;
  readonly column: string | null;
  readonly why: string;
}

export function formatRowError({ row, line, column, why }: RowError): string {
  const where = column === null ? '' : ` column ${column}`;
  return `row ${row} (line ${line})${where}: ${why}`;
}
