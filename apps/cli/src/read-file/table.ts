/** One row of a file as it goes on its way. */
export interface TableRow {
  /** Where it starts: the line of a text file, the row of a sheet. */
  readonly line: number;
  /** How many lines it takes in the file. */
  readonly lines: number;
  readonly cells: readonly string[];
  /** As it is to be sent, where the cells need no writing anew: one line. */
  readonly asWritten?: string;
  /** It cannot be split into cells: intake says why, by the line as it is. */
  readonly isBroken?: boolean;
  /** Cells that held several e-mail addresses, of which the first is left. */
  readonly shortened?: number;
}

/** A file as a table, of whatever format, that can be read again and again. */
export interface Table {
  readonly path: string;
  readonly size: number;
  /** How it was read, for people: encoding and delimiter, or the sheet. */
  readonly readAs: readonly string[];
  readonly delimiter: string;
  /** What else to try where this is not the table that was meant: a sentence about other sheets. */
  readonly otherwise?: string | undefined;
  /** Every row with something in it, the header and what stands around it too. */
  rows(): AsyncIterable<readonly TableRow[]>;
  /** Whether UTF-8 that is damaged stands in it: characters that could not be read are U+FFFD. */
  readonly isDamaged: boolean;
  /** What was found while it was read, for people; whole when its rows have been read once. */
  remarks(): readonly string[];
}

const visible = /[^\s\p{Cf}\p{Cc}]/u;

/** Is there nothing in the cell that a reader would see? */
export function isBlankCell(cell: string): boolean {
  return cell === '' || !visible.test(cell);
}
