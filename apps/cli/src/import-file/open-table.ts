import { UsageError } from '../exit-codes.js';
import { UnusableFileError } from '../read-file/file-errors.js';
import type { Encoding } from '../read-file/detect-encoding.js';
import { openText } from '../read-file/open-text.js';
import { kindOf } from '../read-file/refuse-other-kinds.js';
import type { Table } from '../read-file/table.js';
import type { WatchedFile } from '../read-file/watched-file.js';
import { openWorkbook } from '../read-workbook/open-workbook.js';

export interface TableOptions {
  /** Of a workbook: which sheet. */
  readonly sheet?: string | undefined;
  /** Of a text, where the mapping says it. */
  readonly delimiter?: string | undefined;
  /** Of a text, where somebody says it. */
  readonly encoding?: Encoding | undefined;
}

/** A file as a table, by what is in it: names of files are often wrong. */
export async function openTable(file: WatchedFile, options: TableOptions): Promise<Table> {
  const kind = kindOf(await file.beginning(4_096));
  if (typeof kind === 'object') throw new UnusableFileError(file.path, kind.refused);
  if (kind === 'zip') {
    if (options.encoding === undefined) return openWorkbook(file, options.sheet);
    throw new UsageError(
      `${file.path} is a workbook, which says its encoding: leave out --encoding.`,
    );
  }
  if (options.sheet !== undefined) {
    throw new UsageError(`${file.path} is not a workbook: it has no sheets, so leave out --sheet.`);
  }
  return openText(file, options);
}
