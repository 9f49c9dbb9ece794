import { DateTime } from 'luxon';
import type { CaptureInput, FieldProblem } from '../capture/capture-input.js';
import { captureFieldOf, isAttribute, isDate } from './import-fields.js';
import type { RecordValue } from './import-record.js';
import type { Mapping } from './read-mapping.js';

export interface ReadRow {
  readonly input: CaptureInput;
  readonly problems: readonly FieldProblem[];
}

type FormatParser = ReturnType<typeof DateTime.buildFormatParser>;

interface Source {
  readonly field: string;
  readonly path: readonly string[];
  readonly column: string;
}

/** Turns rows into captures as a mapping says. Made once for a file: it prepares all that it can. */
export class RowReader {
  private readonly sources: readonly Source[];
  private readonly constants: readonly (readonly [readonly string[], RecordValue])[];
  private readonly parsers: ReadonlyMap<string, FormatParser>;
  private readonly columnsByPath: ReadonlyMap<string, string>;

  constructor(private readonly mapping: Mapping) {
    this.sources = [...mapping.columns].map(([field, column]) => ({
      field,
      column,
      path: captureFieldOf(field)!.split('.'),
    }));
    this.constants = [...mapping.constants].map(
      ([field, value]) => [captureFieldOf(field)!.split('.'), value] as const,
    );
    this.parsers = new Map(
      [...mapping.dates].map(([field, format]) => [field, DateTime.buildFormatParser(format)]),
    );
    this.columnsByPath = new Map(this.sources.map(({ path, column }) => [path.join('.'), column]));
  }

  /** `values` gives what stands in a column: text in a CSV file, anything in a JSON object. */
  read(values: (column: string) => unknown): ReadRow {
    const input: Record<string, unknown> = {};
    const problems: FieldProblem[] = [];
    for (const [path, value] of this.constants) put(input, path, value);
    for (const { field, path, column } of this.sources) {
      const given = values(column);
      const value = isBlank(given) ? this.mapping.blank.get(field) : given;
      if (value === undefined || value === '') continue;
      if (!isScalar(value)) {
        problems.push({ field: path.join('.'), why: 'must be a text, a number, true or false' });
      } else if (isDate(field)) {
        const time = this.date(field, String(value).trim());
        if (time) put(input, path, time);
        else problems.push({ field: path.join('.'), why: this.dateExpected(field) });
      } else {
        put(
          input,
          path,
          isAttribute(field) && typeof value !== 'string' ? value : String(value).trim(),
        );
      }
    }
    return { input: withoutHalves(input), problems };
  }

  /** The column that a field of a capture came from; null where it came from none. */
  columnOf(path: string): string | null {
    const column = this.columnsByPath.get(path);
    const instead = path === 'contact.email' ? this.columnsByPath.get('external.id') : undefined;
    return column ?? instead ?? null;
  }

  private date(field: string, text: string): Date | undefined {
    const parser = this.parsers.get(field);
    const { zone } = this.mapping;
    const time = parser
      ? DateTime.fromFormatParser(text, parser, { zone })
      : DateTime.fromISO(text, { zone });
    return time.isValid ? time.toJSDate() : undefined;
  }

  private dateExpected(field: string): string {
    const format = this.mapping.dates.get(field);
    return format ? `is no date in the format ${format}` : 'is no date in ISO 8601';
  }
}

function put(input: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let inner = input;
  for (const key of path.slice(0, -1)) inner = (inner[key] ??= {}) as Record<string, unknown>;
  inner[path.at(-1)!] = value;
}

/** A system without an id is no external id, and the id of no system is asked for by the mapping. */
function withoutHalves(input: CaptureInput): CaptureInput {
  const { external, ...rest } = input;
  if (!external?.id) return rest;
  return external.system ? input : { ...rest, external: { ...external, system: '' } };
}

function isBlank(value: unknown): boolean {
  return (
    value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
  );
}

function isScalar(value: unknown): value is RecordValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
