import { UsageError } from '../exit-codes.js';
import type { Encoding } from '../read-file/detect-encoding.js';
import type { Table } from '../read-file/table.js';
import type { WatchedFile } from '../read-file/watched-file.js';
import { surveyTable, type TableSurvey } from '../recognise-columns/survey-table.js';
import { mappingOf, type FileFormat } from './import-format.js';
import { editedMapping, mappingFileOf } from './mapping-file.js';
import { openTable } from './open-table.js';
import type { Hints } from './understand-file.js';

export interface FileToRead {
  readonly file: WatchedFile;
  readonly format: FileFormat;
  /** The file of a mapping that somebody has made, and its text. */
  readonly mapping?: { readonly path: string; readonly text: string } | undefined;
  readonly sheet?: string | undefined;
  /** Of a text: where it is not recognised. */
  readonly encoding?: Encoding | undefined;
  readonly hints: Hints;
}

export interface OpenedFile {
  /** The one that was named, or was edited before. */
  readonly mapping: GivenMapping | undefined;
  readonly table: Table;
  readonly survey: TableSurvey;
}

interface GivenMapping {
  readonly path: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Reads a table through, by the mapping that there is for it. */
export async function openFile(wanted: FileToRead): Promise<OpenedFile> {
  const { file, sheet, encoding } = wanted;
  const found = wanted.mapping ?? (await mappingEditedBefore(wanted));
  const mapping = found && { path: found.path, value: mappingOf(found.text, found.path) };
  const said = mapping?.value['delimiter'];
  const table = await openTable(file, {
    sheet,
    encoding,
    delimiter: typeof said === 'string' ? said : undefined,
  });
  return { mapping, table, survey: await surveyTable(table) };
}

/** The properties of JSON are not recognised, so that a mapping must be named. */
export function mappingOfLines({ file, mapping }: FileToRead): GivenMapping {
  if (mapping) return { path: mapping.path, value: mappingOf(mapping.text, mapping.path) };
  throw new UsageError(
    `${file.path} holds JSON, whose properties are not recognised: map them to fields with --mapping.`,
  );
}

async function mappingEditedBefore({ file, hints }: FileToRead) {
  const path = mappingFileOf(file.path);
  const text = await editedMapping(path);
  if (text === undefined) return undefined;
  const hint = Object.entries(hints).find(([, value]) => value !== undefined)?.[0];
  if (hint !== undefined) {
    throw new UsageError(
      `${path} has been edited and says how the file is read. Use it with --mapping ${path}, or remove it.`,
    );
  }
  return { path, text };
}
