import type { CaptureInput, FieldProblem } from '../capture/capture-input.js';
import { bandOfNumber } from './band-of-number.js';
import { cellKey, longestCell } from './cell-key.js';
import { captureFieldOf, isAttribute, isDate } from './import-fields.js';
import { WrittenNumber, type RecordValue } from './import-record.js';
import { isBlank } from './is-blank.js';
import { DateReader } from './read-date.js';
import type { Mapping } from './read-mapping.js';
import type { ValueTable } from './read-value-tables.js';

export interface ReadRow {
  readonly input: CaptureInput;
  readonly problems: readonly FieldProblem[];
}

/** In characters, as in a request: what is longer is not looked at. */
const longestValue = 1_000;

interface Source {
  readonly field: string;
  readonly path: readonly string[];
  readonly column: string;
  readonly table: ValueTable | undefined;
}

/** Turns rows into captures as a mapping says. Made once for a file: it prepares all that it can. */
export class RowReader {
  private readonly sources: readonly Source[];
  private readonly constants: readonly (readonly [readonly string[], RecordValue])[];
  private readonly dates: ReadonlyMap<string, DateReader>;
  private readonly columnsByPath: ReadonlyMap<string, string>;

  constructor(private readonly mapping: Mapping) {
    this.sources = [...mapping.columns].map(([field, column]) => ({
      field,
      column,
      path: captureFieldOf(field)!.split('.'),
      table: mapping.values.get(column),
    }));
    this.constants = [...mapping.constants].map(
      ([field, value]) => [captureFieldOf(field)!.split('.'), value] as const,
    );
    this.dates = new Map(
      [...mapping.columns.keys()]
        .filter((field) => isDate(field))
        .map((field) => [field, new DateReader(mapping.dates.get(field), mapping.zone)]),
    );
    this.columnsByPath = new Map(this.sources.map(({ path, column }) => [path.join('.'), column]));
  }

  /** `values` gives what stands in a column: text in a CSV file, anything in a JSON object. */
  read(values: (column: string) => unknown): ReadRow {
    const input: Record<string, unknown> = {};
    const problems: FieldProblem[] = [];
    for (const [path, value] of this.constants) put(input, path, value);
    for (const { field, path, column, table } of this.sources) {
      const given = table ? translated(table, values(column)) : values(column);
      const value = isNothing(given) ? this.mapping.blank.get(field) : given;
      if (value === undefined || value === '') continue;
      const read = this.readValue(field, value);
      if (typeof read === 'object' && 'why' in read) {
        problems.push({ field: path.join('.'), why: read.why });
      } else {
        put(input, path, read);
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

  private readValue(field: string, value: unknown): RecordValue | Date | { why: string } {
    if (value instanceof WrittenNumber) {
      return isAttribute(field) ? exactNumber(value.text) : this.readValue(field, value.text);
    }
    if (!isScalar(value)) return { why: 'must be a text, a number, true or false' };
    if (isAttribute(field) && typeof value !== 'string') return value;
    const text = String(value);
    if (text.length > longestValue) return { why: `is longer than ${longestValue} characters` };
    if (!text.isWellFormed()) return { why: 'is not well-formed Unicode text' };
    const trimmed = text.trim();
    const sign = this.mapping.numbers.get(field);
    if (sign) return bandOfNumber(trimmed, sign) ?? trimmed;
    const dates = this.dates.get(field);
    if (!dates) return trimmed;
    return dates.read(trimmed) ?? { why: dates.expected };
  }
}

/** What a cell stands for; one that is not in the table stays as it is. */
function translated(table: ValueTable, cell: unknown): unknown {
  const written = cell instanceof WrittenNumber ? cell.text : cell;
  if (!isScalar(written)) return cell;
  const text = String(written);
  if (text.length > longestCell) return cell;
  const target = table.get(cellKey(text));
  return target === undefined ? cell : target;
}

/** An attribute is a number to the rules of the playbook; one that would come out changed is refused. */
function exactNumber(text: string): number | { why: string } {
  if (text.length > longestValue) return { why: `is longer than ${longestValue} characters` };
  const digits = text.split(/[eE]/, 1)[0]!.replaceAll(/\D/g, '').replace(/^0+/, '');
  if (digits.replace(/(?<!0)0+$/, '').length <= 15 && Number.isFinite(Number(text)))
    return Number(text);
  return { why: 'has more digits than a number keeps: send it as a text in quotes' };
}

function put(input: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let inner = input;
  for (const key of path.slice(0, -1)) inner = (inner[key] ??= {}) as Record<string, unknown>;
  inner[path.at(-1)!] = value;
}

/** Where nothing was said of a purpose, nothing is known of it. A system without an id is no external id, and the id of no system is asked for by the mapping. */
function withoutHalves(input: CaptureInput): CaptureInput {
  const { external, consent, ...others } = input;
  const said = Object.entries(consent ?? {}).filter(([, { state }]) => state !== undefined);
  const rest = { ...others, ...(said.length > 0 && { consent: Object.fromEntries(said) }) };
  if (!external?.id) return rest;
  return { ...rest, external: external.system ? external : { ...external, system: '' } };
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && isBlank(value));
}

function isScalar(value: unknown): value is RecordValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
