import type { ImportRecord, RecordReader } from './import-record.js';
import { splitCsvRecord } from './split-csv-record.js';
import type { Line } from './split-lines.js';

/** A quoted field that goes on for longer was never meant to be one: a quote is missing. */
const longestRecord = { lines: 200, characters: 64 * 1024 };

/** The header cannot be used, so that no row of the file can be read. */
export class UnusableHeaderError extends Error {
  readonly retryable = false;
  constructor(readonly detail: string) {
    super(detail);
    this.name = 'UnusableHeaderError';
  }
}

/**
 * Reads the rows of a CSV file whose first line names the columns. A stray quote costs the line
 * that it is in and no other: where a record that spans lines does not come out right, its first
 * line is the broken one and reading goes on with the second.
 */
export class CsvReader implements RecordReader {
  private columns: ReadonlyMap<string, number> | undefined;
  private pending: Line[] = [];
  private row = 0;

  constructor(
    private readonly delimiter: string,
    /** Called once with the columns, before the first row; it may throw. */
    private readonly onHeader: (columns: readonly string[]) => void,
  ) {}

  push(lines: readonly Line[]): ImportRecord[] {
    this.pending.push(...lines);
    return this.drain(false);
  }

  end(): ImportRecord[] {
    const records = this.drain(true);
    if (!this.columns) throw new UnusableHeaderError('The file is empty: it has no header.');
    return records;
  }

  private drain(isEnd: boolean): ImportRecord[] {
    const records: ImportRecord[] = [];
    let at = 0;
    for (; at < this.pending.length;) {
      const first = this.pending[at]!;
      if (!this.columns) {
        if (first.text !== '' || first.fault) this.columns = this.header(first);
        at += 1;
      } else if (first.text.trim() === '' && !first.fault) {
        at += 1;
      } else {
        const taken = this.take(at, isEnd, this.columns);
        if (!taken) break;
        records.push(taken.record);
        at += taken.lines;
      }
    }
    this.pending = this.pending.slice(at);
    return records;
  }

  /** The record that starts at the line; undefined: it cannot be told before more lines come. */
  private take(at: number, isEnd: boolean, columns: ReadonlyMap<string, number>) {
    const first = this.pending[at]!;
    if (first.fault) return this.broken(first, `The line ${first.fault}.`);
    let text = first.text;
    let split = splitCsvRecord(text, this.delimiter);
    let lines = 1;
    while (split === 'open') {
      const next = this.pending[at + lines];
      const isTooLong = lines >= longestRecord.lines || text.length > longestRecord.characters;
      if (!next && !isEnd && !isTooLong) return undefined;
      if (!next || isTooLong || next.fault) return this.broken(first, neverClosed);
      text += `\n${next.text}`;
      lines += 1;
      if (next.text.includes('"')) split = splitCsvRecord(text, this.delimiter);
    }
    if ('fault' in split)
      return this.broken(first, lines > 1 ? neverClosed : `The row ${split.fault}.`);
    if (split.length !== columns.size) {
      return this.broken(first, lines > 1 ? neverClosed : wrongCount(split.length, columns.size));
    }
    const fields = split;
    const values = (column: string) => fields[columns.get(column) ?? -1];
    this.row += 1;
    return { lines, record: { row: this.row, line: first.number, text, values } };
  }

  private broken(line: Line, fault: string) {
    this.row += 1;
    return { lines: 1, record: { row: this.row, line: line.number, text: line.text, fault } };
  }

  private header(line: Line): ReadonlyMap<string, number> {
    const split = line.fault ? { fault: line.fault } : splitCsvRecord(line.text, this.delimiter);
    if (split === 'open')
      throw new UnusableHeaderError('The header has a quote that is never closed.');
    if ('fault' in split) throw new UnusableHeaderError(`The header ${split.fault}.`);
    const names = split.map((name) => name.trim());
    const again = names.findIndex((name, index) => names.indexOf(name) !== index);
    if (again >= 0) {
      // By number: where the header is missing, the name would be a value of the first row.
      const first = names.indexOf(names[again]!);
      throw new UnusableHeaderError(
        `The header names the columns ${first + 1} and ${again + 1} alike. Give each column a name of its own.`,
      );
    }
    this.onHeader(names);
    return new Map(names.map((name, index) => [name, index]));
  }
}

const neverClosed = 'A quote that is opened in this line is never closed as it should be.';

function wrongCount(found: number, expected: number): string {
  return `The row has ${found} columns, the header has ${expected}.`;
}
