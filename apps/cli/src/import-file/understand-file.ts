import type { Lists } from '@smarketing/playbook';
import { UsageError } from '../exit-codes.js';
import { proposeValues, type ProposedTable } from '../propose-values/propose-values.js';
import { unusableTable, type UnusableFileError } from '../read-file/file-errors.js';
import type { Table } from '../read-file/table.js';
import type { DateOrder } from '../recognise-columns/date-shapes.js';
import { presetShownBy, type Preset } from '../recognise-columns/presets.js';
import { recogniseColumns, type Recognition } from '../recognise-columns/recognise-columns.js';
import { provenOrder, recogniseDates } from '../recognise-columns/recognise-dates.js';
import type { TableSurvey } from '../recognise-columns/survey-table.js';

/** What a file was understood to be. */
export interface Understanding {
  readonly table: Table;
  readonly survey: TableSurvey;
  readonly preset: Preset | undefined;
  readonly recognition: Recognition;
  readonly values: readonly ProposedTable[];
  readonly dates: UnderstoodDates | undefined;
  readonly zone: string;
  /** Fields with one value in each row, and where a cell is blank. */
  readonly constants: Readonly<Record<string, string>>;
  readonly blank: Readonly<Record<string, string>>;
}

export interface UnderstoodDates {
  readonly format: string | undefined;
  readonly why: string;
  /** Cells of the column that are written in another way. */
  readonly others: number;
}

export interface Hints {
  readonly preset?: Preset | undefined;
  readonly system?: string | undefined;
  readonly zone?: string | undefined;
  readonly dateOrder?: DateOrder | undefined;
}

/** What the playbook in force says that matters here. */
export interface PlaybookTerms {
  readonly lists: Lists;
  /** In which its teams work. */
  readonly zone: string;
}

/** Day and month of a column cannot be told apart by anything in the file. */
export class AmbiguousDatesError extends UsageError {
  constructor(
    readonly column: string,
    readonly example: string,
  ) {
    super(
      `The dates of the column ${column} can be read in two ways (${example}), and nothing in the file decides. Pass --date-order dmy or --date-order mdy.`,
    );
    this.name = 'AmbiguousDatesError';
  }
}

const unknownChannel = 'unknown';

/** Decides what is what in a table that has been looked at. Throws where no lead could be known again. */
export function understandFile(
  table: Table,
  survey: TableSurvey,
  hints: Hints,
  playbook: PlaybookTerms,
): Understanding {
  const preset = hints.preset ?? presetShownBy(survey.header.names);
  const recognition = recogniseColumns(survey.columns, {
    preset,
    system: hints.system ?? preset?.system,
  });
  const fields = new Set(recognition.columns.map(({ field }) => field));
  if (!fields.has('email') && !fields.has('externalId')) throw nobodyKnown(table);
  const dates = datesOf(survey, recognition, hints.dateOrder);
  const channelOfNone = playbook.lists.channel.some(({ name }) => name === unknownChannel)
    ? { channel: unknownChannel }
    : undefined;
  const hasVisit = [...fields].some((field) => field.startsWith('utm.'));
  return {
    table,
    survey,
    preset,
    recognition,
    values: proposeValues(recognition.columns, playbook.lists),
    dates,
    zone: dates?.isUtc ? 'UTC' : (hints.zone ?? playbook.zone),
    constants: {
      ...(recognition.system !== undefined && { externalSystem: recognition.system }),
      ...(!fields.has('channel') && !hasVisit && channelOfNone),
    },
    blank: fields.has('channel') ? { ...channelOfNone } : {},
  };
}

function nobodyKnown(table: Table): UnusableFileError {
  return unusableTable(
    table,
    'has no column of e-mail addresses, and none of ids of a known system. Name the system of its ids with --system, or write a mapping and pass it with --mapping.',
  );
}

function datesOf(
  { columns }: TableSurvey,
  recognition: Recognition,
  given: DateOrder | undefined,
): (UnderstoodDates & { readonly isUtc: boolean }) | undefined {
  const column = recognition.columns.find(({ field }) => field === 'occurredAt')?.column;
  if (!column) return undefined;
  if (column.untold !== undefined) {
    const { kind, count } = column.untold;
    const isUtc = /seconds/.test(kind);
    return { format: undefined, isUtc, why: kind, others: column.filled - count };
  }
  const elsewhere = columns
    .filter((other) => other !== column)
    .map(({ dates }) => provenOrder(dates))
    .find((order) => order !== undefined);
  const read = recogniseDates(column.dates, { given, elsewhere });
  if (!read)
    return { format: undefined, isUtc: false, why: 'none is recognised', others: column.filled };
  if (read && 'ambiguous' in read)
    throw new AmbiguousDatesError(column.name, column.sample[0] ?? '');
  return { ...read, others: column.filled - read.count };
}
