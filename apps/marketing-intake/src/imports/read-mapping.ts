import { IANAZone } from 'luxon';
import type { FieldProblem } from '../capture/capture-input.js';
import { decimalSigns, type DecimalSign } from './band-of-number.js';
import { faultOfDateFormat } from './check-date-format.js';
import { captureFieldOf, isAttribute, isDate, knownFields, purposeOf } from './import-fields.js';
import type { RecordValue } from './import-record.js';
import { isBlank } from './is-blank.js';
import { readValueTables, type ValueTable } from './read-value-tables.js';

/** How the columns of a file become fields of a capture. */
export interface Mapping {
  /** Field → column. Each field comes from one column. */
  readonly columns: ReadonlyMap<string, string>;
  /** Field → format of its dates, as luxon has it; without one they are ISO 8601. */
  readonly dates: ReadonlyMap<string, string>;
  /** IANA zone of dates that name none. */
  readonly zone: string;
  /** Field → value in every row. */
  readonly constants: ReadonlyMap<string, RecordValue>;
  /** Field → value where its column is blank. */
  readonly blank: ReadonlyMap<string, RecordValue>;
  /** Column → what its cells stand for. A cell that is not in the table is read as it is. */
  readonly values: ReadonlyMap<string, ValueTable>;
  /** Field → how its numbers are written, where these are to become bands. */
  readonly numbers: ReadonlyMap<string, DecimalSign>;
  readonly delimiter: string;
}

export type ReadMapping =
  | { readonly mapping: Mapping; readonly problems?: undefined }
  | { readonly mapping?: undefined; readonly problems: readonly FieldProblem[] };

const sections = [
  ...['columns', 'dates', 'zone', 'constants', 'blank', 'values', 'numbers', 'delimiter'],
  'encoding',
];
/** Of a column: characters, and parts between dots, each of which is looked up in a row of NDJSON. */
const longestColumn = 200;
const mostParts = 20;
const longestZone = 64;
const longestValue = 1_000;

/** Reads a mapping, or says all that is wrong with it. Problems name places such as `columns.city`. */
export function readMapping(given: Record<string, unknown>): ReadMapping {
  const problems: FieldProblem[] = [];
  const wrong = (field: string, why: string) => void problems.push({ field, why });
  for (const section of Object.keys(given).filter((name) => !sections.includes(name))) {
    wrong(section, `is not a part of a mapping; known are ${sections.join(', ')}`);
  }
  const columns = readColumns(entriesOf(given, 'columns', wrong), wrong);
  const fields = new Map([...columns].map(([field, column]) => [column, field]));
  const mapping: Mapping = {
    columns,
    dates: readDates(entriesOf(given, 'dates', wrong), columns, wrong),
    zone: readZone(given['zone'], wrong),
    constants: readConstants(entriesOf(given, 'constants', wrong), columns, wrong),
    blank: readBlanks(entriesOf(given, 'blank', wrong), columns, wrong),
    values: readValueTables(entriesOf(given, 'values', wrong), fields, wrong),
    numbers: readNumbers(entriesOf(given, 'numbers', wrong), columns, wrong),
    delimiter: readDelimiter(given['delimiter'], wrong),
  };
  const { encoding = 'utf-8' } = given;
  if (encoding !== 'utf-8' && encoding !== 'utf8') {
    wrong('encoding', 'must be utf-8: convert the file, for example by iconv');
  }
  checkIdentity(mapping, wrong);
  checkConsents(mapping, wrong);
  return problems.length > 0 ? { problems } : { mapping };
}

type Wrong = (field: string, why: string) => void;
type Entries = [string, unknown][];

function entriesOf(given: Record<string, unknown>, section: string, wrong: Wrong): Entries {
  const value = given[section];
  if (value === undefined && section !== 'columns') return [];
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value);
  }
  wrong(section, section === 'columns' ? 'must map columns to fields' : 'must be an object');
  return [];
}

function readColumns(entries: Entries, wrong: Wrong): Map<string, string> {
  const columns = new Map<string, string>();
  for (const [column, field] of entries) {
    const place = `columns.${column}`;
    const why = faultOfColumn(column);
    if (why) {
      wrong(place, why);
    } else if (typeof field !== 'string' || !captureFieldOf(field)) {
      wrong(place, `is mapped to an unknown field; known are ${knownFields}`);
    } else if (columns.has(field)) {
      wrong(place, `is mapped to ${field}, and so is ${columns.get(field)}: choose one`);
    } else {
      columns.set(field, column);
    }
  }
  return columns;
}

function faultOfColumn(column: string): string | undefined {
  if (isBlank(column)) return 'has no name: give the column a name in the file';
  if (column.length > longestColumn) {
    return `is longer than ${longestColumn} characters: give the column a shorter name in the file`;
  }
  if (column.split('.').length > mostParts) {
    return `has more than ${mostParts} parts between dots: properties are looked for that deep only`;
  }
  return undefined;
}

function readDates(entries: Entries, columns: ReadonlyMap<string, string>, wrong: Wrong) {
  const dates = new Map<string, string>();
  for (const [field, format] of entries) {
    const place = `dates.${field}`;
    if (!isDate(field) || !columns.has(field)) {
      wrong(
        place,
        'is not a date that a column is mapped to; dates are occurredAt and the times of consents',
      );
      continue;
    }
    const why =
      typeof format === 'string' ? faultOfDateFormat(format) : 'must be a text such as yyyy-MM-dd';
    if (why) wrong(place, why);
    else dates.set(field, format as string);
  }
  return dates;
}

function readZone(zone: unknown, wrong: Wrong): string {
  if (zone === undefined) return 'utc';
  const isZone =
    typeof zone === 'string' && zone.length <= longestZone && IANAZone.isValidZone(zone);
  if (isZone) return zone;
  wrong('zone', 'is not an IANA time zone such as Europe/Berlin or UTC');
  return 'utc';
}

function readConstants(entries: Entries, columns: ReadonlyMap<string, string>, wrong: Wrong) {
  const constants = readValues('constants', entries, wrong);
  for (const field of constants.keys()) {
    if (columns.has(field)) {
      const column = columns.get(field)!;
      wrong(
        `constants.${field}`,
        `is also mapped from the column ${column}: choose one, or use blank`,
      );
    }
  }
  return constants;
}

function readBlanks(entries: Entries, columns: ReadonlyMap<string, string>, wrong: Wrong) {
  const blank = readValues('blank', entries, wrong);
  for (const field of blank.keys()) {
    if (!columns.has(field)) wrong(`blank.${field}`, 'is a field that no column is mapped to');
  }
  return blank;
}

function readNumbers(entries: Entries, columns: ReadonlyMap<string, string>, wrong: Wrong) {
  const numbers = new Map<string, DecimalSign>();
  for (const [field, given] of entries) {
    const sign = decimalSigns.find((candidate) => candidate === given);
    if (field !== 'profile.companySize' || !columns.has(field)) {
      wrong(
        `numbers.${field}`,
        'is not a band of numbers that a column is mapped to; only profile.companySize is one',
      );
    } else if (sign) numbers.set(field, sign);
    else wrong(`numbers.${field}`, 'must be the decimal separator, "." or ","');
  }
  return numbers;
}

function readValues(section: string, entries: Entries, wrong: Wrong): Map<string, RecordValue> {
  const values = new Map<string, RecordValue>();
  for (const [field, value] of entries) {
    const place = `${section}.${field}`;
    const isText = typeof value === 'string';
    if (!captureFieldOf(field)) wrong(place, `is an unknown field; known are ${knownFields}`);
    else if (isText && value.length > longestValue) {
      wrong(place, `is longer than ${longestValue} characters`);
    } else if (isText || (isAttribute(field) && isScalar(value))) values.set(field, value);
    else wrong(place, 'must be a text in quotes');
  }
  return values;
}

function isScalar(value: unknown): value is RecordValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function readDelimiter(delimiter: unknown, wrong: Wrong): string {
  if (delimiter === undefined) return ',';
  if (typeof delimiter === 'string' && /^(?:\t|[^"\p{Cc}\p{Cs}])$/u.test(delimiter)) {
    return delimiter;
  }
  wrong('delimiter', 'must be one character such as , or ; or a tab, and no quote');
  return ',';
}

function checkIdentity({ columns, constants }: Mapping, wrong: Wrong): void {
  if (!columns.has('email') && !columns.has('externalId')) {
    wrong('columns', 'must map a column to email or to externalId, so that leads are known again');
  }
  const hasSystem = columns.has('externalSystem') || constants.has('externalSystem');
  if (columns.has('externalId') && !hasSystem) {
    wrong('constants.externalSystem', 'is missing: it names the system that externalId is from');
  }
}

/** A cell that is blank must not turn into a consent by what the mapping says of all rows. */
function checkConsents({ columns, constants }: Mapping, wrong: Wrong): void {
  const purposes = [...columns.keys(), ...constants.keys()].map((field) => purposeOf(field));
  for (const purpose of new Set(purposes)) {
    const state = `consent.${purpose}.state`;
    if (purpose === undefined || columns.has(state) || constants.has(state)) continue;
    wrong(
      'columns',
      `must map a column to ${state}, or constants must have it: given or withdrawn`,
    );
  }
}
