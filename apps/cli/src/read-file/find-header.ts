import { unusableTable } from './file-errors.js';
import { isBlankCell, type Table, type TableRow } from './table.js';

export interface Header {
  /** Of the row that names the columns. */
  readonly line: number;
  readonly lines: number;
  /** One for each column, each of its own: without a name it is called by its number. */
  readonly names: readonly string[];
  /** Columns whose name stands there more than once, or not at all, as they are called now. */
  readonly renamed: readonly string[];
  /** Lines of text above it that are none of the table. */
  readonly above: readonly number[];
}

const lookedAt = 20;
/** As intake has it. */
const most = { columns: 1_000, bytes: 256 * 1024 };
const email = /^[^\s@]+@[^\s@.]+\.[^\s@]+$/;

/**
 * The header of a table: the first row that is filled about as far as the widest of the first rows.
 * Reports put their title above it. Throws where the names look like the first row of data.
 */
export function findHeader(table: Table, first: readonly TableRow[]): Header {
  const rows = first.slice(0, lookedAt).filter(({ isBroken }) => !isBroken);
  const widest = Math.max(0, ...rows.map(filledCells));
  const row = rows.find((candidate) => filledCells(candidate) >= Math.ceil(widest / 2));
  if (!row || widest === 0) {
    throw unusableTable(table, 'holds no table: no line of it names columns. Export it again.');
  }
  const why = tooLarge(row);
  if (why) throw unusableTable(table, why);
  if (row.cells.some((cell) => email.test(cell.trim()))) {
    const noHeader =
      'has no header: the first line of its table holds an e-mail address. Put a line with the names of the columns above it.';
    throw unusableTable(table, noHeader);
  }
  const above = first.filter(({ line }) => line < row.line).map(({ line }) => line);
  return { line: row.line, lines: row.lines, above, ...namesOf(row.cells) };
}

function tooLarge({ cells }: TableRow): string | undefined {
  const width = cells.findLastIndex((cell) => !isBlankCell(cell)) + 1;
  if (width > most.columns) {
    return `has ${width.toLocaleString('en')} columns, and up to ${most.columns.toLocaleString('en')} can be imported. Export it with fewer columns.`;
  }
  const bytes = cells.reduce((sum, cell) => sum + Buffer.byteLength(cell) + 3, 0);
  return bytes > most.bytes
    ? 'has a header of more than 256 KB. Export it with shorter names of columns.'
    : undefined;
}

function filledCells({ cells }: TableRow): number {
  return cells.filter((cell) => !isBlankCell(cell)).length;
}

function namesOf(cells: readonly string[]): Pick<Header, 'names' | 'renamed'> {
  const width = cells.findLastIndex((cell) => !isBlankCell(cell)) + 1;
  const taken = new Set(cells.map((cell) => cell.trim()));
  const seen = new Set<string>();
  const renamed: string[] = [];
  const names = cells.slice(0, width).map((cell, index) => {
    const given = isBlankCell(cell) ? '' : cell.trim();
    if (given !== '' && !seen.has(given)) {
      seen.add(given);
      return given;
    }
    const name = freeName(given === '' ? `column ${index + 1}` : given, given === '', taken);
    taken.add(name);
    renamed.push(name);
    return name;
  });
  return { names, renamed };
}

function freeName(base: string, isFirst: boolean, taken: ReadonlySet<string>): string {
  if (isFirst && !taken.has(base)) return base;
  for (let number = 2; ; number += 1) {
    const name = `${base} (${number})`;
    if (!taken.has(name)) return name;
  }
}
