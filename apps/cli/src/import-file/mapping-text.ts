import { createHash } from 'node:crypto';
import { companySizes } from '@smarketing/contracts/names';
import { stringify } from 'yaml';
import { counted } from '../progress/counted.js';
import { isPlainNumber } from '../propose-values/decimal-sign.js';
import type { ProposedTable, ProposedValue } from '../propose-values/propose-values.js';
import { mayBeEntry } from './may-be-personal.js';
import type { Understanding } from './understand-file.js';

const asWritten = '# as written: ';

/** A mapping as people read and edit it: what was understood, and beside it what was not. */
export function mappingText(understood: Understanding, command: string): string {
  const body = `${sectionsOf(understood).join('\n')}\n`;
  return [
    `# What the columns of ${oneLine(understood.table.path)} are. Change it as you like, then:`,
    `#   ${oneLine(command)}`,
    `${asWritten}${digestOf(body)}`,
    body,
  ].join('\n');
}

/** Has nobody changed the text since it was written? */
export function isUntouched(text: string): boolean {
  const start = text.indexOf(asWritten);
  if (start < 0) return false;
  const end = text.indexOf('\n', start);
  return text.slice(start + asWritten.length, end) === digestOf(text.slice(end + 1));
}

function digestOf(body: string): string {
  return createHash('sha256').update(body).digest('base64url').slice(0, 16);
}

function sectionsOf(understood: Understanding): string[] {
  const { recognition, dates, zone, constants, blank, values } = understood;
  const columns = recognition.columns.map(({ column, field }) => [column.name, field] as const);
  return [
    ...section('columns', columns),
    ...recognition.leftOut.map(({ column, why }) => `  # ${oneLine(column.name)}: ${why}`),
    ...(dates?.format === undefined ? [] : section('dates', [['occurredAt', dates.format]])),
    `# of dates without a zone`,
    entry('zone', zone),
    ...section('constants', Object.entries(constants)),
    ...section('blank', Object.entries(blank)),
    ...numbersOf(values),
    ...valuesOf(values),
  ];
}

function section(name: string, entries: readonly (readonly [string, string])[]): string[] {
  if (entries.length === 0) return [];
  return [`${name}:`, ...entries.map(([key, value]) => `  ${entry(key, value)}`)];
}

function numbersOf(tables: readonly ProposedTable[]): string[] {
  const signs = tables.flatMap(({ field, numbers }) =>
    numbers ? [[field, numbers] as const] : [],
  );
  if (signs.length === 0) return [];
  return [
    `# numbers of people are read as ${companySizes.join(', ')}; "${signs[0]![1]}" is their decimal separator`,
    ...section('numbers', signs),
  ];
}

function valuesOf(tables: readonly ProposedTable[]): string[] {
  const known = tables
    .map((table) => ({
      ...table,
      values: table.values.filter((value) => needsEntry(table, value)),
    }))
    .filter(({ values }) => values.length > 0);
  if (known.length === 0) return [];
  // A section with nothing but comments in it would be none.
  const hasEntries = known.some(hasEntry);
  return [
    '# a cell of the column: what it is read as; "" leaves it blank',
    ...(hasEntries ? ['values:'] : ['# values:']),
    ...known.flatMap((table) => [
      `  ${hasEntry(table) ? '' : '# '}${keyOf(table.column)}`,
      ...table.values.map((value) => valueLine(table, value)),
    ]),
  ];
}

function hasEntry(table: ProposedTable): boolean {
  return table.values.some((value) => isWritten(table, value));
}

/** Intake reads plain numbers by itself, and takes no cell into a mapping that may name a person. */
function needsEntry({ numbers }: ProposedTable, { from, to }: ProposedValue): boolean {
  if (!mayBeEntry(from, numbers !== undefined && to !== undefined)) return false;
  return numbers === undefined || !isPlainNumber(from, numbers);
}

function isWritten({ otherwise }: ProposedTable, { to }: ProposedValue): boolean {
  return to !== undefined || otherwise === 'blank';
}

/** What a list of the playbook lacks is its sender's own word, and stays with the lead: no entry for it. */
function valueLine(table: ProposedTable, value: ProposedValue): string {
  const { from, to, rows } = value;
  const count = counted(rows, 'row');
  if (to !== undefined) return `    ${entry(from, to)} # ${count}`;
  return table.otherwise === 'blank'
    ? `    ${entry(from, '')} # ${count}, not understood`
    : `    # ${entry(from, 'other')} # ${count}: the playbook has no name for it`;
}

function entry(key: string, value: string): string {
  return stringify({ [key]: value }, { lineWidth: 0 }).trimEnd();
}

function keyOf(name: string): string {
  return stringify({ [name]: null }, { lineWidth: 0, nullStr: '' }).trimEnd();
}

function oneLine(text: string): string {
  return text.replaceAll(/[\r\n\u0085\u2028\u2029]+/g, ' ');
}
