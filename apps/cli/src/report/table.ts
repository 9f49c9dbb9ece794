/** Rows of text in columns; the first column to the left, the others to the right. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [header, ...rows];
  const widths = header.map((_, column) =>
    Math.max(...all.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      )
      .join('  ')
      .trimEnd();
  return all.map((row) => `  ${line(row)}`).join('\n');
}

export function whole(value: number | null): string {
  return value === null ? '–' : Math.round(value).toLocaleString('en');
}

/** A share as percent with up to three decimals. */
export function percent(value: number | null): string {
  return value === null ? '–' : `${Number((value * 100).toFixed(3))} %`;
}

export function days(value: number | null): string {
  return value === null ? '–' : `${value.toFixed(1)} days`;
}
