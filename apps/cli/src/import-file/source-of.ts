import type { WatchedFile } from '../read-file/watched-file.js';
import { writeRows } from '../read-file/write-rows.js';
import { surveyTable } from '../recognise-columns/survey-table.js';
import type { ImportFormat } from './import-format.js';
import type { ImportSource } from './import-leads.js';
import { openTable } from './open-table.js';

/** What an import is sent of a file, which is the same whatever its mapping. */
export async function sourceOf(
  file: WatchedFile,
  format: ImportFormat,
  sheet: string | undefined,
): Promise<ImportSource> {
  if (format === 'ndjson') return { open: () => file.bytes(), size: file.size };
  const table = await openTable(file, { sheet });
  const survey = await surveyTable(table);
  return { open: () => writeRows(table, survey), rows: survey.rows, size: file.size };
}
