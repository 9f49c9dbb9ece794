import { isShortened } from './clean-address.js';
import { cleanCell } from './clean-cell.js';
import { splitCells, type Split } from './split-cells.js';
import { isBlankCell, type TableRow } from './table.js';

const rowsForWidth = 20;
/** As intake has it: a quoted cell that goes on for longer was never meant to be one. */
const longestRecord = { lines: 200, characters: 64 * 1024 };

/**
 * Turns the lines of a CSV file into rows. A quote that is not closed as it should be costs the line
 * that it is in, and reading goes on with the next one, so that it does not swallow the rows after it.
 */
export class RecordReader {
  private pending: string[] = [];
  private line = 0;
  /** Cells of the widest of the first rows, among which the header is. */
  private width = 0;
  private rowsSeen = 0;

  constructor(private readonly delimiter: string) {}

  push(lines: readonly string[]): TableRow[] {
    this.pending = this.pending.length > 0 ? [...this.pending, ...lines] : [...lines];
    return this.drain(false);
  }

  end(): TableRow[] {
    return this.drain(true);
  }

  private drain(isEnd: boolean): TableRow[] {
    const rows: TableRow[] = [];
    let at = 0;
    while (at < this.pending.length) {
      const row = this.take(at, isEnd);
      if (!row) break;
      at += row.lines;
      this.line += row.lines;
      if (row.isBroken || !row.cells.every(isBlankCell)) rows.push(row);
    }
    this.pending = this.pending.slice(at);
    return rows;
  }

  /** Undefined: more lines must come before it can be told. */
  private take(at: number, isEnd: boolean): TableRow | undefined {
    const first = this.pending[at]!;
    const line = this.line + 1;
    let text = first;
    let lines = 1;
    let split = splitCells(text, this.delimiter);
    while (split === 'open') {
      const next = this.pending[at + lines];
      const isTooLong = lines >= longestRecord.lines || text.length > longestRecord.characters;
      if (next === undefined && !isEnd && !isTooLong) return undefined;
      if (next === undefined || isTooLong) return broken(line, first);
      text += `\n${next}`;
      lines += 1;
      if (next.includes('"')) split = splitCells(text, this.delimiter);
    }
    if (split === 'broken' || this.hasTakenRows(at, lines, split)) return broken(line, first);
    if (this.rowsSeen < rowsForWidth) this.width = Math.max(this.width, split.length);
    this.rowsSeen += 1;
    return rowOf(line, lines, text, split);
  }

  /** Two stray quotes may close each other, and the rows between them would be lost. */
  private hasTakenRows(at: number, lines: number, cells: readonly string[]): boolean {
    if (lines === 1) return false;
    if (this.rowsSeen > 0 && !cells.slice(this.width).every(isBlankCell)) return true;
    if (cells.length >= this.width) return false;
    const others = this.pending.slice(at + 1, at + lines);
    return others.some((text) => countOf(splitCells(text, this.delimiter)) >= this.width);
  }
}

function rowOf(line: number, lines: number, text: string, split: readonly string[]): TableRow {
  let isClean = lines === 1;
  let shortened = 0;
  const cells = split.map((cell) => {
    const clean = cleanCell(cell);
    if (clean !== cell) isClean = false;
    if (isShortened(cell, clean)) shortened += 1;
    return clean;
  });
  const written = isClean && { asWritten: text };
  return { line, lines, cells, ...written, ...(shortened > 0 && { shortened }) };
}

function broken(line: number, text: string): TableRow {
  return { line, lines: 1, cells: [], asWritten: text, isBroken: true };
}

function countOf(split: Split): number {
  return typeof split === 'string' ? 0 : split.length;
}
