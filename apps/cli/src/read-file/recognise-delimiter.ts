import { splitCells } from './split-cells.js';

export const delimiters = [',', ';', '\t', '|'] as const;

/** The first line of a file that a spreadsheet wrote for spreadsheets: `sep=;`. */
const said = /^"?sep=(.)"?$/i;
const fewestRecords = 1;
const mostRecords = 60;

/** The delimiter that the first line names. */
export function delimiterSaid(firstLine: string): string | undefined {
  const named = said.exec(firstLine.trimEnd())?.[1];
  return named ?? (/^"?sep=\t"?$/i.test(firstLine) ? '\t' : undefined);
}

/**
 * The sign that splits the first records into cells of the same number most often; of two that do, the
 * one that gives more cells. A comma where none does: the file has one column.
 */
export function recogniseDelimiter(lines: readonly string[]): string {
  const named = delimiterSaid(lines[0] ?? '');
  if (named) return named;
  const judged = delimiters.map((delimiter) => ({ delimiter, ...regularity(lines, delimiter) }));
  const best = judged
    .filter(({ cells }) => cells > 1)
    .toSorted(
      (one, other) => other.share * Math.log(other.cells + 1) - one.share * Math.log(one.cells + 1),
    );
  return best[0]?.delimiter ?? ',';
}

interface Regularity {
  /** In most records. */
  readonly cells: number;
  /** Of the records with so many cells among all. */
  readonly share: number;
}

function regularity(lines: readonly string[], delimiter: string): Regularity {
  const counts = new Map<number, number>();
  const records = recordsOf(lines, delimiter);
  for (const cells of records) counts.set(cells, (counts.get(cells) ?? 0) + 1);
  if (records.length < fewestRecords) return { cells: 0, share: 0 };
  const [cells, count] = [...counts].toSorted(
    ([cellsOne, one], [cellsOther, other]) => other - one || cellsOther - cellsOne,
  )[0]!;
  return { cells, share: count / records.length };
}

/** How many cells each of the first records has, with the lines of a quoted cell taken together. */
function recordsOf(lines: readonly string[], delimiter: string): number[] {
  const counts: number[] = [];
  for (let at = 0; at < lines.length && counts.length < mostRecords;) {
    let text = lines[at]!;
    at += 1;
    let split = splitCells(text, delimiter);
    while (split === 'open' && at < lines.length) {
      text += `\n${lines[at]!}`;
      at += 1;
      split = splitCells(text, delimiter);
    }
    if (text.trim() !== '') counts.push(typeof split === 'string' ? 0 : split.length);
  }
  return counts;
}
