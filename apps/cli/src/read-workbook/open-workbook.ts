import { counted } from '../progress/counted.js';
import { UnusableFileError } from '../read-file/file-errors.js';
import type { Table, TableRow } from '../read-file/table.js';
import type { WatchedFile } from '../read-file/watched-file.js';
import { chooseSheet, findSheets, type Sheet, type Workbook } from './find-sheets.js';
import { readSharedStrings, TooManyTextsError } from './read-shared-strings.js';
import { SheetReader, type SheetContext } from './read-sheet.js';
import { readStyles } from './read-styles.js';
import { brokenWorkbook, Parts } from './unpack.js';

/** A sheet of a workbook as a table: dates in ISO 8601, ids with their digits, formulas by their value. */
export async function openWorkbook(file: WatchedFile, wanted: string | undefined): Promise<Table> {
  return orBroken(file.path, async () => {
    const parts = await Parts.of(file.path);
    const workbook = await findSheets(file.path, parts);
    const sheet = chooseSheet(file.path, workbook, wanted);
    const context = await contextOf(parts, workbook);
    let errors = 0;
    return {
      path: file.path,
      size: file.size,
      readAs: [sheetNamed(sheet, workbook)],
      delimiter: ',',
      otherwise: othersNamed(sheet, workbook),
      isDamaged: false,
      remarks: () =>
        errors === 0
          ? []
          : [
              `${counted(errors, 'cell')} with an error such as #REF! ${errors === 1 ? 'is' : 'are'} read as blank`,
            ],
      async *rows() {
        const reader = new SheetReader(context);
        yield* rowsOf(file, parts.text(sheet.part), reader);
        errors = reader.errors;
      },
    };
  });
}

async function* rowsOf(
  file: WatchedFile,
  text: AsyncIterable<string>,
  reader: SheetReader,
): AsyncGenerator<readonly TableRow[]> {
  try {
    for await (const block of text) yield reader.write(block);
    yield reader.end();
  } catch (error) {
    // What was overwritten meanwhile is no damage.
    await file.mustBeUnchanged();
    throw faultOf(file.path, error);
  }
  await file.mustBeUnchanged();
}

async function contextOf(parts: Parts, workbook: Workbook): Promise<SheetContext> {
  const { sharedStrings, styles, isFrom1904 } = workbook;
  return {
    isFrom1904,
    strings: sharedStrings === undefined ? [] : await readSharedStrings(parts.text(sharedStrings)),
    styles: styles === undefined ? [] : await readStyles(parts.text(styles)),
  };
}

function sheetNamed(sheet: Sheet, workbook: Workbook): string {
  const others = othersOf(sheet, workbook);
  return others === '' ? `sheet "${sheet.name}"` : `sheet "${sheet.name}" (not ${others})`;
}

function othersNamed(sheet: Sheet, workbook: Workbook): string | undefined {
  const others = othersOf(sheet, workbook);
  if (others === '') return undefined;
  return `This is its sheet "${sheet.name}"; to read another one, pass --sheet with its name (${others}).`;
}

function othersOf({ name }: Sheet, { sheets }: Workbook): string {
  const others = sheets.filter((sheet) => sheet.name !== name);
  return others.map((sheet) => `"${sheet.name}"`).join(', ');
}

async function orBroken<R>(path: string, work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    throw faultOf(path, error);
  }
}

function faultOf(path: string, error: unknown): Error {
  if (error instanceof UnusableFileError) return error;
  if (error instanceof TooManyTextsError) {
    const why = 'has more text than can be kept in memory. Save its sheet as CSV (UTF-8).';
    return new UnusableFileError(path, why, { cause: error });
  }
  return brokenWorkbook(path, error);
}
