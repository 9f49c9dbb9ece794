import type { ProposedTable, ProposedValue } from '../propose-values/propose-values.js';
import {
  isContact,
  noField,
  type RecognisedColumn,
} from '../recognise-columns/recognise-columns.js';
import { counted } from '../progress/counted.js';
import { table } from '../report/table.js';
import { paint, plainScreen, type Screen } from '../terminal/screen.js';
import { printable } from '../terminal/text-width.js';
import { wrapLine } from '../terminal/wrap-line.js';
import type { Table } from '../read-file/table.js';
import type { TableSurvey } from '../recognise-columns/survey-table.js';
import { mayBeEntry, mayBePersonal } from './may-be-personal.js';
import type { Understanding } from './understand-file.js';

const examples = 3;
const longestExample = 28;
const longestName = 80;
const mostValues = 12;
const mostFooterLines = 8;
const mostLeftOut = 15;

/**
 * What was understood, for a person to agree to. `showContacts`: on the terminal of whoever has the file,
 * and only there, since output that goes elsewhere is kept.
 */
export function formatUnderstanding(
  understood: Understanding,
  showContacts: boolean,
  screen: Screen = plainScreen,
): string {
  const { table: file, survey, preset, recognition } = understood;
  const rows = counted(survey.rows, 'row');
  const readAs = [...file.readAs, ...(preset ? [`recognised as ${preset.title}`] : [])];
  const show = showContacts ? shown : shownToAnybody;
  const lines = (texts: readonly string[]) => texts.map((text) => wrapLine(text, screen));
  const columns = recognition.columns.map((column) => [
    column.column.name,
    column.field,
    examplesOf(column, showContacts, show),
  ]);
  return [
    ...lines([
      printable(`${file.path}: ${rows}, ${readAs.join(', ')}`),
      ...around(understood, show),
    ]),
    '',
    table(['column', 'field', 'examples'], columns, {
      screen,
      words: ['field', 'examples'],
      uncut: ['field'],
    }),
    ...leftOut(understood, screen, show),
    '',
    ...lines(said(understood)),
    ...understood.values.flatMap((values) => formatValues(values, screen, show)),
  ].join('\n');
}

/** A value of the file, as it is shown. */
type Show = (value: string) => string;

function examplesOf(
  { column, field }: RecognisedColumn,
  showContacts: boolean,
  show: Show,
): string {
  if (isContact(field) && !showContacts) return `(${column.filled.toLocaleString('en')} filled)`;
  // Dates have as many digits as phone numbers.
  const showOne = field === 'occurredAt' ? shown : show;
  return column.sample.slice(0, examples).map(showOne).join(', ');
}

function shown(value: string): string {
  return cutTo(longestExample, printable(value));
}

/** What may be contact data stands in any column, and output that goes elsewhere is kept. */
function shownToAnybody(value: string): string {
  return mayBePersonal(value, true) ? '(not shown here)' : shown(value);
}

function cutTo(length: number, text: string): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

function around({ table: file, survey }: Understanding, show: Show): string[] {
  const { header, footer } = survey;
  const lines = footer?.lines ?? [];
  return [
    ...(header.above.length > 0
      ? [`  Above the header, left out: ${linesNamed(header.above)}`]
      : []),
    ...(header.renamed.length > 0
      ? [
          `  Columns without a name of their own are called: ${header.renamed.slice(0, 10).join(', ')}`,
        ]
      : []),
    ...(lines.length > 0
      ? [
          `  Below the table, left out: ${linesNamed(lines.map(({ line }) => line))}`,
          ...lines.slice(0, mostFooterLines).map(({ line, text }) => `    ${line}: ${show(text)}`),
        ]
      : []),
    ...remarksOn(file, survey),
  ];
}

/** What was found in the cells while they were read. */
export function remarksOn(file: Table, { shortened }: TableSurvey): string[] {
  const several = shortened === undefined ? [] : [counted(shortened, 'cell')];
  return [
    ...file.remarks(),
    ...several.map((cells) => `${cells} with several e-mail addresses: the first one counts`),
  ].map((remark) => `  ${remark}`);
}

function linesNamed(lines: readonly number[]): string {
  const [first, last] = [lines[0]!, lines.at(-1)!];
  return first === last ? `line ${first}` : `lines ${first} to ${last}`;
}

function leftOut({ recognition }: Understanding, screen: Screen, show: Show): string[] {
  if (recognition.leftOut.length === 0) return [];
  const explained = recognition.leftOut.filter(({ why }) => why !== noField);
  const others = recognition.leftOut.filter(({ why }) => why === noField);
  const shownOthers = others.slice(0, mostLeftOut);
  const rest = others.length - shownOthers.length;
  const listed = rest > 0 ? [...explained, ...shownOthers] : recognition.leftOut;
  const rows = listed.map(({ column, why }) => [named(column.name, show), why]);
  return [
    '',
    table(['left out', 'why'], rows, { screen, words: ['why'] }),
    ...(rest > 0 ? [`  and ${rest.toLocaleString('en')} more for which there is no field`] : []),
  ];
}

/** In full, unless it may be contact data, as where the header is missing. */
function named(name: string, show: Show): string {
  const isHidden = show !== shown && mayBePersonal(name, true);
  return isHidden ? show(name) : cutTo(longestName, name);
}

function said({ dates, zone, constants, blank, recognition }: Understanding): string[] {
  const others =
    dates && dates.others > 0
      ? `; ${dates.others.toLocaleString('en')} are written differently, and their rows will be refused`
      : '';
  const isDated = recognition.columns.some(({ field }) => field === 'occurredAt');
  return [
    ...(dates ? [`Dates: ${dates.format ?? 'ISO 8601'} in ${zone} (${dates.why})${others}`] : []),
    ...(isDated
      ? []
      : ['Dates: no column says when a lead came, so each counts from the moment of its import']),
    ...Object.entries(constants).map(([field, value]) => `${field}: ${value} in each row`),
    ...Object.entries(blank).map(([field, value]) => `${field}: ${value} where the cell is blank`),
  ];
}

function formatValues(
  { column, field, values, otherwise }: ProposedTable,
  screen: Screen,
  show: Show,
): string[] {
  const unknown = values.filter(({ to }) => to === undefined);
  const known = values.filter(({ to }) => to !== undefined);
  const groups = grouped(known, show);
  const shownValues = groups.slice(0, mostValues);
  const rest = groups.length - shownValues.length;
  const header = [field, 'rows', 'written as'];
  return [
    '',
    paint(screen, 'heading', `Values of ${column} as ${field}`),
    ...(shownValues.length > 0
      ? [table(header, shownValues, { screen, words: ['written as'] })]
      : []),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
    ...formatUnknown(unknown, otherwise, show).map((line) => wrapLine(`  ${line}`, screen)),
  ];
}

/** By what they become: numbers of employees are many, bands are few. */
function grouped(values: readonly ProposedValue[], show: Show): string[][] {
  const groups = new Map<string, { rows: number; from: string[] }>();
  for (const { from, to, rows } of values) {
    const group = groups.get(to!) ?? { rows: 0, from: [] };
    group.rows += rows;
    group.from.push(from);
    groups.set(to!, group);
  }
  return [...groups]
    .toSorted(([, one], [, other]) => other.rows - one.rows)
    .map(([to, { rows, from }]) => [
      to === '' ? '(blank)' : to,
      rows.toLocaleString('en'),
      `${from.slice(0, 4).map(show).join(', ')}${from.length > 4 ? ` and ${from.length - 4} more` : ''}`,
    ]);
}

function formatUnknown(
  unknown: readonly ProposedValue[],
  otherwise: ProposedTable['otherwise'],
  show: Show,
): string[] {
  const groups: readonly (readonly [string, readonly ProposedValue[]])[] =
    otherwise === 'other'
      ? [['No name in the playbook, counted as other', unknown]]
      : [
          ['Not understood, left blank', unknown.filter(({ from }) => mayBeEntry(from, false))],
          ['Not understood, rows refused', unknown.filter(({ from }) => !mayBeEntry(from, false))],
        ];
  return groups
    .filter(([, values]) => values.length > 0)
    .map(([what, values]) => `${what}, ${listed(values, show)}`);
}

function listed(values: readonly ProposedValue[], show: Show): string {
  const rows = counted(
    values.reduce((sum, value) => sum + value.rows, 0),
    'row',
  );
  const list = values
    .slice(0, mostValues)
    .map(({ from, rows: count }) => `${show(from)} (${count.toLocaleString('en')})`)
    .join(', ');
  const more = values.length > mostValues ? ` and ${values.length - mostValues} more` : '';
  return `${rows}: ${list}${more}`;
}
