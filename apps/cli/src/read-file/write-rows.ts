import { joinCells } from './split-cells.js';
import type { Footer } from './find-footer.js';
import type { Header } from './find-header.js';
import type { Table, TableRow } from './table.js';

/** What of a table is its rows of data. */
export interface Extent {
  readonly header: Header;
  readonly footer?: Footer | undefined;
  /** Of each column, how a cell of it is written anew; undefined where it stays or is none of its kind. */
  readonly rewritten?: readonly (((cell: string) => string | undefined) | undefined)[];
}

const replacement = Buffer.from('\uFFFD');
/** Never a part of UTF-8, so that intake finds what could not be read and names its row. */
const neverUtf8 = 0xff;

/**
 * The table as clean CSV in UTF-8. Each row stands in the line that it has in the file, so that what
 * intake says of a line is true of the file of its owner.
 */
export async function* writeRows(table: Table, extent: Extent): AsyncGenerator<Buffer> {
  const writer = new LineWriter(table.delimiter, extent);
  for await (const rows of table.rows()) {
    const text = writer.write(rows);
    if (text !== '') yield table.isDamaged ? withDamage(Buffer.from(text)) : Buffer.from(text);
  }
}

class LineWriter {
  private next = 1;

  constructor(
    private readonly delimiter: string,
    private readonly extent: Extent,
  ) {}

  write(rows: readonly TableRow[]): string {
    const { header, footer } = this.extent;
    const parts: string[] = [];
    for (const row of rows) {
      if (row.line < header.line || (footer && row.line >= footer.from)) continue;
      if (row.line > this.next) parts.push('\n'.repeat(row.line - this.next));
      parts.push(row.line === header.line ? this.names() : this.textOf(row), '\n');
      this.next = row.line + 1;
    }
    return parts.join('');
  }

  private names(): string {
    return joinCells(this.extent.header.names, this.delimiter);
  }

  private textOf({ asWritten, cells, isBroken }: TableRow): string {
    const { rewritten } = this.extent;
    if (!rewritten || isBroken) return asWritten ?? joinCells(cells, this.delimiter);
    const anew = cells.map((cell, column) => rewritten[column]?.(cell) ?? cell);
    return joinCells(anew, this.delimiter);
  }
}

function withDamage(bytes: Buffer): Buffer {
  for (let at = bytes.indexOf(replacement); at >= 0; at = bytes.indexOf(replacement, at + 3)) {
    bytes.fill(neverUtf8, at, at + replacement.length);
  }
  return bytes;
}
