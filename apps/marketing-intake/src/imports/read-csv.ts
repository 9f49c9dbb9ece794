import type { ImportRecord, RecordReader } from './import-record.js';
import { isBlank } from './is-blank.js';
import { readCsvHeader, UnusableHeaderError, type Header } from './read-csv-header.js';
import { splitCsvRecord, type SplitRecord } from './split-csv-record.js';
import type { Line } from './split-lines.js';

/** A quoted field that goes on for longer was never meant to be one: a quote is missing. */
const longestRecord = { lines: 200, characters: 64 * 1024 };

/** How many lines a record takes; a record without any value in it is none. */
interface Taken {
  readonly lines: number;
  readonly record?: ImportRecord;
}

/**
 * Reads the rows of a CSV file whose first line with a value names the columns. A row that ends early
 * is blank there; a value in a column without a name costs its row. A stray quote costs the line that
 * it is in and no other: where a record that spans lines does not come out right, its first line is
 * the broken one and reading goes on with the second.
 */
export class CsvReader implements RecordReader {
  private header: Header | undefined;
  private pending: Line[] = [];
  private row = 0;

  constructor(
    private readonly delimiter: string,
    /** Called once with the columns, before the first row; it may throw. */
    private readonly onHeader: (columns: readonly string[]) => void,
  ) {}

  push(lines: readonly Line[]): ImportRecord[] {
    if (lines.length === 0) return [];
    this.pending = this.pending.concat(lines);
    return this.drain(false);
  }

  end(): ImportRecord[] {
    const records = this.drain(true);
    if (!this.header) throw new UnusableHeaderError('The file is empty: it has no header.');
    return records;
  }

  private drain(isEnd: boolean): ImportRecord[] {
    const records: ImportRecord[] = [];
    let at = 0;
    while (at < this.pending.length) {
      const taken = this.header ? this.take(at, isEnd, this.header) : this.takeHeader(at);
      if (!taken) break;
      if (taken.record) records.push(taken.record);
      at += taken.lines;
    }
    this.pending = this.pending.slice(at);
    return records;
  }

  private takeHeader(at: number): Taken {
    this.header = readCsvHeader(this.pending[at]!, this.delimiter);
    if (this.header) this.onHeader([...this.header.columns.keys()]);
    return { lines: 1 };
  }

  /** The record that starts at the line; undefined: it cannot be told before more lines come. */
  private take(at: number, isEnd: boolean, header: Header): Taken | undefined {
    const first = this.pending[at]!;
    if (first.fault) return this.broken(first, `The line ${first.fault}.`);
    let text = first.text;
    let split = splitCsvRecord(text, this.delimiter);
    let lines = 1;
    while ('open' in split) {
      const next = this.pending[at + lines];
      const isTooLong = lines >= longestRecord.lines || text.length > longestRecord.characters;
      if (!next && !isEnd && !isTooLong) return undefined;
      if (!next || isTooLong || next.fault) return this.broken(first, neverClosed);
      text += `\n${next.text}`;
      lines += 1;
      if (next.text.includes('"')) split = splitCsvRecord(text, this.delimiter, split);
    }
    if ('fault' in split) {
      if (lines === 1 && this.holdsNothing(text)) return { lines };
      return this.broken(first, lines > 1 ? neverClosed : `The row ${split.fault}.`);
    }
    if (split.every(isBlank)) return { lines };
    const unnamed = columnOfUnnamedValue(split, header);
    if (lines > 1 && (unnamed || this.hasTakenRows(at, lines, split, header))) {
      return this.broken(first, neverClosed);
    }
    if (unnamed) return this.broken(first, withoutName(unnamed));
    return this.complete(first, lines, text, split);
  }

  private complete(first: Line, lines: number, text: string, fields: readonly string[]): Taken {
    const { columns } = this.header!;
    const values = (column: string) => fields[columns.get(column) ?? -1];
    this.row += 1;
    return { lines, record: { row: this.row, line: first.number, text, values } };
  }

  /** Also where blanks stand before a quote, which would be a fault. */
  private holdsNothing(text: string): boolean {
    return isBlank(text.replaceAll(this.delimiter, '').replaceAll('"', ''));
  }

  private broken(line: Line, fault: string): Taken {
    this.row += 1;
    return { lines: 1, record: { row: this.row, line: line.number, text: line.text, fault } };
  }

  /** Two stray quotes may close each other, and the lines between them would be lost: rows ended early. */
  private hasTakenRows(
    at: number,
    lines: number,
    fields: readonly string[],
    { width }: Header,
  ): boolean {
    if (fields.length >= width) return false;
    const others = this.pending.slice(at + 1, at + lines);
    return others.some(({ text }) => fieldCount(splitCsvRecord(text, this.delimiter)) >= width);
  }
}

function fieldCount(split: SplitRecord): number {
  return Array.isArray(split) ? split.length : 0;
}

/** From 1; undefined where each value stands under a name. */
function columnOfUnnamedValue(fields: readonly string[], header: Header): number | undefined {
  const within = header.unnamed.find((index) => !isBlank(fields[index] ?? ''));
  if (within !== undefined) return within + 1;
  if (fields.length <= header.width) return undefined;
  const behind = fields.findIndex((field, index) => index >= header.width && !isBlank(field));
  return behind < 0 ? undefined : behind + 1;
}

const neverClosed = 'A quote that is opened in this line is never closed as it should be.';

function withoutName(column: number): string {
  return `The row has a value in column ${column}, to which the header gives no name: put a value that holds the delimiter in quotes, or name the column.`;
}
