import type { Line } from './split-lines.js';

/** One row of a file, of whatever format. */
export interface ImportRecord {
  /** 1 for the first row of data: a header is none, blank lines are none. */
  readonly row: number;
  /** The line of the file where it starts. */
  readonly line: number;
  /** As it stands in the file. */
  readonly text: string;
  /** The value of each column; a text function so that no row is copied into an object. */
  readonly values?: (column: string) => unknown;
  /** Why the row as a whole cannot be read. */
  readonly fault?: string;
}

/** Turns lines into rows; keeps no more than it needs to see where a row ends. */
export interface RecordReader {
  push(lines: readonly Line[]): ImportRecord[];
  end(): ImportRecord[];
}

export type RecordValue = string | number | boolean;

/** A number of a JSON file that JavaScript would write otherwise, such as 1.10 or 9007199254740993. */
export class WrittenNumber {
  constructor(readonly text: string) {}
}
