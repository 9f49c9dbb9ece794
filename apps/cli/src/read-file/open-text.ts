import {
  encodingByBeginning,
  hasUtf8Mark,
  Utf8Judge,
  type Encoding,
  type FoundEncoding,
} from './detect-encoding.js';
import { decodeText, describeEncoding } from './decode-text.js';
import { RecordReader } from './read-records.js';
import { delimiterSaid, recogniseDelimiter } from './recognise-delimiter.js';
import { endsLinesWithReturns, LineSplitter } from './split-lines.js';
import type { Table, TableRow } from './table.js';
import type { WatchedFile } from './watched-file.js';

const sampleBytes = 256 * 1024;

export interface KnownOfText {
  readonly delimiter?: string | undefined;
  readonly encoding?: Encoding | undefined;
}

/** A file of text as a table, by what is known of it already. */
export async function openText(file: WatchedFile, known: KnownOfText = {}): Promise<Table> {
  const { delimiter, encoding } = known;
  const found = encoding ? { encoding, hasMark: false } : await encodingOf(file);
  const sample = await firstOf(file, found);
  const isEndedByReturns = endsLinesWithReturns(sample);
  const lines = new LineSplitter(isEndedByReturns).push(`${sample}\n`);
  const separator = delimiter ?? recogniseDelimiter(lines);
  return {
    path: file.path,
    size: file.size,
    readAs: [describeEncoding(found), `${nameOf(separator)} between the columns`],
    delimiter: separator,
    isDamaged: found.isDamaged ?? false,
    remarks: () => (encoding ? [] : doubtsAbout(found, sample)),
    rows: () => rowsOf(file, found, isEndedByReturns, separator),
  };
}

/** The encoding of a file, for which it is read to its end unless its beginning says it. */
export async function encodingOf(file: WatchedFile): Promise<FoundEncoding> {
  const beginning = await file.beginning(64 * 1024);
  const said = encodingByBeginning(beginning);
  if (said) return said;
  const judge = new Utf8Judge();
  for await (const block of file.bytes()) judge.push(block);
  return { ...judge.end(), hasMark: hasUtf8Mark(beginning) };
}

async function firstOf(file: WatchedFile, { encoding }: FoundEncoding): Promise<string> {
  const bytes = await file.beginning(sampleBytes);
  let text = '';
  for await (const part of decodeText(only(bytes), encoding)) text += part;
  // The last line of a sample may be cut.
  return bytes.length < file.size ? text.slice(0, text.lastIndexOf('\n') + 1) || text : text;
}

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

async function* rowsOf(
  file: WatchedFile,
  { encoding }: FoundEncoding,
  isEndedByReturns: boolean,
  delimiter: string,
): AsyncGenerator<readonly TableRow[]> {
  const splitter = new LineSplitter(isEndedByReturns);
  const reader = new RecordReader(delimiter);
  let isFirst = true;
  const records = (lines: string[]) => {
    // That line is for spreadsheets, and none of the table.
    if (isFirst && lines.length > 0) {
      if (delimiterSaid(lines[0]!)) lines[0] = '';
      isFirst = false;
    }
    return reader.push(lines);
  };
  for await (const text of decodeText(file.bytes(), encoding)) yield records(splitter.push(text));
  yield [...records(splitter.end()), ...reader.end()];
}

const strangeRun = /[\u0080-\uffff]{4}/g;
const signInWord = /\p{L}[³¹¿¶¼¾£¥¯][\p{L}³¹¿¶¼¾£¥¯]/gu;
/** `ü` in UTF-8, taken for two letters of Windows-1252 and converted once more. */
const convertedTwice = /Ã[\u0080-\u00bf\u0152-\u2122]|â€/g;
const fewestSigns = 3;

/** Western words have no four letters in a row that are none of ASCII, and no such signs within them. */
function doubtsAbout({ encoding }: FoundEncoding, sample: string): string[] {
  const holds = (...patterns: RegExp[]) =>
    patterns.flatMap((pattern) => sample.match(pattern) ?? []).length >= fewestSigns;
  if (encoding === 'utf-8' && holds(convertedTwice)) {
    return [
      'Many of its letters look converted twice (Ã¼ for ü): export it again as UTF-8, since names are imported as they stand here.',
    ];
  }
  if (encoding !== 'windows-1252' || !holds(strangeRun, signInWord)) return [];
  return [
    'Many of its words look strange: if names are wrong, pass its encoding, such as --encoding windows-1250 (Central Europe), windows-1251 (Cyrillic) or shift_jis.',
  ];
}

function nameOf(delimiter: string): string {
  return delimiter === '\t' ? 'tabs' : `"${delimiter}"`;
}
