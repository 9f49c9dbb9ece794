import type { LabelledRows } from '@smarketing/outcome-model';
import { UsageError } from '../exit-codes.js';
import { openTable, type TableOptions } from '../import-file/open-table.js';
import { unusableTable } from '../read-file/file-errors.js';
import { findHeader, type Header } from '../read-file/find-header.js';
import { isBlankCell, type Table, type TableRow } from '../read-file/table.js';
import { WatchedFile } from '../read-file/watched-file.js';
import type { AskedOutcome } from './outcome-option.js';

/** The rows of a file that say how they ended, and how many do not. */
export interface ReadRows {
  readonly labelled: LabelledRows;
  readonly readAs: readonly string[];
  /** Rows that are not used, by why. */
  readonly leftOut: { readonly withoutOutcome: number; readonly broken: number };
}

const headerWithin = 20;
/** All rows are compared with each other, and so kept in memory. */
const mostCells = 60_000_000;
const mostShown = 12;

/** Reads a table whose rows each have an outcome. Throws where the outcome cannot be told. */
export async function readLabelledRows(
  path: string,
  asked: AskedOutcome,
  options: TableOptions,
): Promise<ReadRows> {
  const table = await openTable(await WatchedFile.at(path), options);
  const rows = await readAll(table);
  const header = findHeader(table, rows.slice(0, headerWithin));
  const at = placeOf(asked, header, table);
  const body = rows.filter(({ line }) => line > header.line);
  const whole = body.filter((row) => !row.isBroken && row.cells.length <= widthOf(header, row));
  const told = whole.filter(({ cells }) => !isBlankCell(cells[at] ?? ''));
  const outcomes = told.map(({ cells }) => isSame(cells[at]!, asked.value));
  mustHaveBoth(asked, told, at, outcomes, table);
  const others = header.names.flatMap((_, place) => (place === at ? [] : [place]));
  return {
    labelled: {
      columns: others.map((place) => header.names[place]!),
      rows: told.map(({ cells }) => others.map((place) => cells[place] ?? '')),
      outcomes,
    },
    readAs: table.readAs,
    leftOut: {
      withoutOutcome: whole.length - told.length,
      broken: body.length - whole.length,
    },
  };
}

async function readAll(table: Table): Promise<TableRow[]> {
  const all: TableRow[] = [];
  let cells = 0;
  for await (const rows of table.rows()) {
    for (const row of rows) {
      all.push(row);
      cells += row.cells.length;
    }
    if (cells > mostCells) {
      throw unusableTable(
        table,
        `has more than ${mostCells.toLocaleString('en')} cells. Take a random part of its rows, or leave columns out.`,
      );
    }
  }
  return all;
}

/** Blank cells behind the last column are no fault. */
function widthOf({ names }: Header, { cells }: TableRow): number {
  const filled = cells.findLastIndex((cell) => !isBlankCell(cell)) + 1;
  return filled <= names.length ? cells.length : names.length;
}

function placeOf({ column }: AskedOutcome, { names }: Header, table: Table): number {
  const exact = names.indexOf(column);
  if (exact >= 0) return exact;
  const alike = names.flatMap((name, place) => (isSame(name, column) ? [place] : []));
  if (alike.length === 1) return alike[0]!;
  throw new UsageError(
    `${table.path} has no column "${column}" for --outcome. Its columns are ${listed(names)}.`,
  );
}

function mustHaveBoth(
  { column, value }: AskedOutcome,
  told: readonly TableRow[],
  at: number,
  outcomes: readonly boolean[],
  table: Table,
): void {
  if (outcomes.includes(true) && outcomes.includes(false)) return;
  const values = [...new Set(told.map(({ cells }) => cells[at]!.trim()))];
  if (values.length === 0) {
    throw new UsageError(`${table.path} has no row with a value in the column "${column}".`);
  }
  throw new UsageError(
    outcomes.includes(true)
      ? `Each row of ${table.path} has "${value}" in the column "${column}": with one outcome only there is nothing to tell apart. Use a file that has the other rows too.`
      : `No row of ${table.path} has "${value}" in the column "${column}". It has ${listed(values)}.`,
  );
}

function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostShown).map((name) => `"${name}"`);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
