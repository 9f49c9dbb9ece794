import type { ImportRecord, RecordReader } from './import-record.js';
import type { Line } from './split-lines.js';

/** Reads the rows of a file that has one JSON object in each line. */
export class NdjsonReader implements RecordReader {
  private row = 0;

  push(lines: readonly Line[]): ImportRecord[] {
    const rows = lines.filter((line) => line.fault || line.text.trim() !== '');
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
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** `person.email` is the property of that name, else the property `email` of the object `person`. */
function valueAt(object: Record<string, unknown>, path: string): unknown {
  if (Object.hasOwn(object, path)) return object[path];
  const dot = path.indexOf('.');
  const inner = dot > 0 && Object.hasOwn(object, path.slice(0, dot)) && object[path.slice(0, dot)];
  return isObject(inner) ? valueAt(inner, path.slice(dot + 1)) : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
