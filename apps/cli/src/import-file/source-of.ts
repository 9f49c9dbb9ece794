import type { WatchedFile } from '../read-file/watched-file.js';
import { writeRows } from '../read-file/write-rows.js';
import { surveyTable } from '../recognise-columns/survey-table.js';
import { extentFor, extentOf } from './extent-of.js';
import type { ImportFormat } from './import-format.js';
import type { ImportSource } from './import-leads.js';
import { openTable, type TableOptions } from './open-table.js';

/**
 * What an import may have been sent of a file: dates that no format tells are written anew, unless its
 * mapping says how they are written.
 */
export async function sourcesOf(
  file: WatchedFile,
  format: ImportFormat,
  options: TableOptions,
): Promise<readonly [ImportSource, ...ImportSource[]]> {
  const { size } = file;
  if (format === 'ndjson') return [{ open: () => file.bytes(), size }];
  const table = await openTable(file, options);
  const survey = await surveyTable(table);
  const { rows } = survey;
  const [extent, asItIs] = [extentOf(survey), extentFor(survey, { dates: {} })];
  const first = { open: () => writeRows(table, extent), rows, size };
  return extent.rewritten ? [first, { open: () => writeRows(table, asItIs), rows, size }] : [first];
}
