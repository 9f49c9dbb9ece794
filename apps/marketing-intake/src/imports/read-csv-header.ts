import { isBlank } from './is-blank.js';
import { splitCsvRecord } from './split-csv-record.js';
import type { Line } from './split-lines.js';

/** More columns than any list of leads has: a header of that many is not a header. */
export const mostColumns = 1_000;

/** The header cannot be used, so that no row of the file can be read. */
export class UnusableHeaderError extends Error {
  constructor(readonly detail: string) {
    super(detail);
    this.name = 'UnusableHeaderError';
  }
}

export interface Header {
  readonly columns: ReadonlyMap<string, number>;
  /** How many columns there are up to the last one with a name. */
  readonly width: number;
  /** Indexes of columns without a name, up to the last one with a name. */
  readonly unnamed: readonly number[];
}

/** Undefined for a line without any name. Throws UnusableHeaderError, which repeats nothing of it. */
export function readCsvHeader(line: Line, delimiter: string): Header | undefined {
  const split = line.fault ? { fault: line.fault } : splitCsvRecord(line.text, delimiter);
  if ('open' in split) {
    throw new UnusableHeaderError('The header has a quote that is never closed.');
  }
  if ('fault' in split) throw new UnusableHeaderError(`The header ${split.fault}.`);
  const width = split.findLastIndex((name) => !isBlank(name)) + 1;
  if (width === 0) return undefined;
  if (width > mostColumns) {
    throw new UnusableHeaderError(
      `The header has ${width.toLocaleString('en')} columns; up to ${mostColumns.toLocaleString('en')} are read. Leave out the columns that the mapping does not name.`,
    );
  }
  const columns = new Map<string, number>();
  const unnamed: number[] = [];
  for (const [index, given] of split.slice(0, width).entries()) {
    const name = isBlank(given) ? '' : given.trim();
    if (name === '') unnamed.push(index);
    else if (columns.has(name)) throw alike(columns.get(name)!, index);
    else columns.set(name, index);
  }
  return { columns, width, unnamed };
}

/** By number: where the header is missing, the name would be a value of the first row. */
function alike(first: number, again: number): UnusableHeaderError {
  return new UnusableHeaderError(
    `The header names the columns ${first + 1} and ${again + 1} alike. Give each column a name of its own.`,
  );
}
