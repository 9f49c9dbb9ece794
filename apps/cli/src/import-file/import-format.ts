import { extname } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { UsageError } from '../exit-codes.js';

export const importFormats = ['csv', 'ndjson'] as const;
export type ImportFormat = (typeof importFormats)[number];

/** What a file may be; a workbook is sent as CSV. */
export const fileFormats = [...importFormats, 'xlsx'] as const;
export type FileFormat = (typeof fileFormats)[number];

const formats: Readonly<Record<string, FileFormat>> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.tab': 'csv',
  '.txt': 'csv',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.xlsx': 'xlsx',
  '.xlsm': 'xlsx',
  // Names that are often wrong: what is in such a file decides, or says why it cannot be.
  '.xls': 'xlsx',
  '.html': 'xlsx',
  '.htm': 'xlsx',
  '.xml': 'xlsx',
  '.json': 'xlsx',
  '.ods': 'xlsx',
  '.xlsb': 'xlsx',
  '.numbers': 'xlsx',
  '.docx': 'xlsx',
  '.pdf': 'xlsx',
  '.zip': 'xlsx',
  '.gz': 'xlsx',
};

const known = '--format csv, --format ndjson or --format xlsx';

/** The format of a file by its name, unless it is given. */
export function formatOf(file: string, given?: string): FileFormat {
  const format = given ?? formats[extname(file).toLowerCase()];
  const found = fileFormats.find((candidate) => candidate === format);
  if (found) return found;
  throw new UsageError(
    given === undefined
      ? `Cannot infer the format of ${file} from its name. Pass ${known}.`
      : `--format ${given} is not known. Use ${known}.`,
  );
}

/** A mapping in YAML or JSON. What is in it, intake checks. */
export function mappingOf(text: string, file: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    const where = error instanceof YAMLParseError ? ` ${error.message.split('\n', 1)[0]}` : '';
    throw new UsageError(`The mapping ${file} is neither YAML nor JSON.${where}`, { cause: error });
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new UsageError(
    `The mapping ${file} must hold an object with at least \`columns\`, such as { columns: { mail: email } }.`,
  );
}
