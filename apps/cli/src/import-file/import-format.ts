import { extname } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { UsageError } from '../exit-codes.js';

export const importFormats = ['csv', 'ndjson'] as const;
export type ImportFormat = (typeof importFormats)[number];

const formats: Readonly<Record<string, ImportFormat>> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.txt': 'csv',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
};

/** The format of a file by its name, unless it is given. */
export function formatOf(file: string, given?: string): ImportFormat {
  const format = given ?? formats[extname(file).toLowerCase()];
  const known = importFormats.find((candidate) => candidate === format);
  if (known) return known;
  throw new UsageError(
    given === undefined
      ? `What ${file} contains does not show from its name. Say it with --format csv or --format ndjson.`
      : `--format ${given} is not known. Use --format csv or --format ndjson.`,
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
