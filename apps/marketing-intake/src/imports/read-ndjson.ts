import type { ImportRecord, RecordReader } from './import-record.js';
import { isBlank } from './is-blank.js';
import { parseJsonAsWritten, valueAt } from './parse-json-as-written.js';
import type { Line } from './split-lines.js';

/** Reads the rows of a file that has one JSON object in each line. */
export class NdjsonReader implements RecordReader {
  private row = 0;

  push(lines: readonly Line[]): ImportRecord[] {
    const rows = lines.filter((line) => line.fault || !isBlank(line.text));
    return rows.map((line) => this.read(line));
  }

  end(): ImportRecord[] {
    return [];
  }

  private read({ number: line, text, fault }: Line): ImportRecord {
    this.row += 1;
    const { row } = this;
    if (fault) return { row, line, text, fault: `The line ${fault}.` };
    const object = parsed(text);
    if (!object) return { row, line, text, fault: 'The line is not one JSON object.' };
    return { row, line, text, values: (column) => valueAt(object, column) };
  }
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return parseJsonAsWritten(text);
  } catch {
    return undefined;
  }
}
