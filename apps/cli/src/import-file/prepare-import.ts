import { basename } from 'node:path';
import { parse } from 'yaml';
import { UsageError } from '../exit-codes.js';
import { counted } from '../progress/counted.js';
import type { Table } from '../read-file/table.js';
import { writeRows } from '../read-file/write-rows.js';
import type { TableSurvey } from '../recognise-columns/survey-table.js';
import type { Screen } from '../terminal/screen.js';
import { isAgreed, type Person } from './ask.js';
import { extentFor } from './extent-of.js';
import { formatUnderstanding, remarksOn } from './format-understanding.js';
import type { ImportOrder } from './import-leads.js';
import { mappingFileOf, writeMapping } from './mapping-file.js';
import { mappingText } from './mapping-text.js';
import { nextCommand } from './next-command.js';
import { mappingOfLines, openFile, type FileToRead } from './open-file.js';
import {
  AmbiguousDatesError,
  understandFile,
  type PlaybookTerms,
  type Understanding,
} from './understand-file.js';

export interface Preparation extends FileToRead {
  readonly name: string;
  readonly isAgreed: boolean;
  readonly person: Person;
  readonly playbook: () => Promise<PlaybookTerms>;
  /** What is said is written onto it. */
  readonly screen: Screen;
  /** For people; nothing is said to machines. */
  readonly say: (text: string) => void;
}

/** An import that may begin, and what it was made from. */
export interface Prepared {
  readonly order: ImportOrder;
  readonly mappingFile: string;
  readonly survey?: TableSurvey;
}

/** Nobody is there to be asked, and nobody has agreed beforehand. */
export class NotAgreedError extends UsageError {
  constructor(
    readonly mappingFile: string,
    readonly command: string,
  ) {
    super(`Nothing is imported yet: look at ${mappingFile}, then continue with: ${command}`);
    this.name = 'NotAgreedError';
  }
}

/** Reads a file, finds or takes its mapping, and asks whether that is right. */
export async function prepareImport(preparation: Preparation): Promise<Prepared> {
  if (preparation.format === 'ndjson') return ofLines(preparation);
  const { mapping, table, survey } = await openFile(preparation);
  if (mapping) {
    preparation.say(formatMapped(table, survey, mapping.path));
    return {
      order: orderOf(preparation, table, survey, mapping.value),
      mappingFile: mapping.path,
      survey,
    };
  }
  return propose(preparation, table, survey);
}

async function propose(
  preparation: Preparation,
  table: Table,
  survey: TableSurvey,
): Promise<Prepared> {
  const { file, person, say, screen } = preparation;
  const understood = await understand(preparation, table, survey);
  const mappingFile = mappingFileOf(file.path);
  const command = nextCommand([
    file.path,
    '--mapping',
    mappingFile,
    ...(preparation.sheet === undefined ? [] : ['--sheet', preparation.sheet]),
    ...(preparation.encoding === undefined ? [] : ['--encoding', preparation.encoding]),
  ]);
  const text = mappingText(understood, command);
  await writeMapping(mappingFile, text);
  say(
    `${formatUnderstanding(understood, person.isThere, screen)}\n\nWritten to ${mappingFile}: edit it if something is wrong.`,
  );
  if (!preparation.isAgreed) {
    const question = `Import ${counted(survey.rows, 'row')} like this?`;
    if (!person.isThere || !(await isAgreed(person, question))) {
      throw new NotAgreedError(mappingFile, command);
    }
  }
  const mapping = parse(text) as Record<string, unknown>;
  return { order: orderOf(preparation, table, survey, mapping), mappingFile, survey };
}

/** Asks which of two numbers is the month where nothing else decides. */
async function understand(
  { hints, playbook, person }: Preparation,
  table: Table,
  survey: TableSurvey,
): Promise<Understanding> {
  const terms = await playbook();
  try {
    return understandFile(table, survey, hints, terms);
  } catch (error) {
    if (!(error instanceof AmbiguousDatesError) || !person.isThere) throw error;
    const question = `The column ${error.column} has dates such as ${error.example}. Which comes first, day or month? [d/m] `;
    const answer = (await person.ask(question)).trim().toLowerCase();
    if (!/^[dm]/.test(answer)) throw error;
    const dateOrder = answer.startsWith('d') ? 'dmy' : 'mdy';
    return understandFile(table, survey, { ...hints, dateOrder }, terms);
  }
}

function orderOf(
  { name, file }: Preparation,
  table: Table,
  survey: TableSurvey,
  mapping: Readonly<Record<string, unknown>>,
): ImportOrder {
  const { encoding: _converted, ...rest } = mapping;
  const extent = extentFor(survey, mapping);
  return {
    name,
    format: 'csv',
    mapping: { ...rest, delimiter: table.delimiter },
    source: { open: () => writeRows(table, extent), rows: survey.rows, size: file.size },
  };
}

function ofLines(preparation: Preparation): Prepared {
  const { file, name } = preparation;
  const { path, value } = mappingOfLines(preparation);
  return {
    mappingFile: path,
    order: {
      name,
      format: 'ndjson',
      mapping: value,
      source: { open: () => file.bytes(), size: file.size },
    },
  };
}

function formatMapped(table: Table, survey: TableSurvey, mapping: string): string {
  const { rows, footer } = survey;
  const lines = footer?.lines ?? [];
  const below = lines.map(({ line }) => line);
  return [
    `${basename(table.path)}: ${counted(rows, 'row')}, ${table.readAs.join(', ')}, by ${mapping}`,
    ...(below.length > 0
      ? [`  Below the table, left out: lines ${below[0]} to ${below.at(-1)}`]
      : []),
    ...remarksOn(table, survey),
  ].join('\n');
}
