import { UsageError } from '../exit-codes.js';
import { openTable, type TableOptions } from '../import-file/open-table.js';
import { delimiters } from '../read-file/recognise-delimiter.js';
import type { TableRow } from '../read-file/table.js';
import { WatchedFile } from '../read-file/watched-file.js';
import { hasCostColumns, readCosts, type CostHints, type CostTable } from './cost-rows.js';

/** A daily report of a thousand campaigns over two years has fewer. */
const mostRows = 1_000_000;

/** Reads a report that an ad platform exported. Throws UsageError where nothing of it can be read. */
export async function readCostFile(
  path: string,
  options: Omit<TableOptions, 'delimiter'>,
  hints: CostHints,
): Promise<CostTable> {
  const file = await WatchedFile.at(path);
  const rows = await rowsOf(file, options);
  if (hasCostColumns(rows) || options.sheet !== undefined) return readCosts(path, rows, hints);
  // A few lines of title above a short table may have more commas than the table has.
  for (const delimiter of delimiters) {
    const others = await rowsOf(file, { ...options, delimiter }).catch(() => []);
    if (hasCostColumns(others)) return readCosts(path, others, hints);
  }
  return readCosts(path, rows, hints);
}

async function rowsOf(file: WatchedFile, options: TableOptions): Promise<TableRow[]> {
  const table = await openTable(file, options);
  const rows: TableRow[] = [];
  for await (const some of table.rows()) {
    rows.push(...some);
    if (rows.length > mostRows) {
      throw new UsageError(
        `${file.path} has more than ${mostRows.toLocaleString('en')} rows. Export a shorter period.`,
      );
    }
  }
  return rows;
}
