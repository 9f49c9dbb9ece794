import { isUtf8 } from 'node:buffer';

export interface Line {
  /** 1 for the first line of the file. */
  readonly number: number;
  /** Without the line's end; empty where the line cannot be read. */
  readonly text: string;
  readonly fault?: string;
}

/** In bytes; a longer line is not kept in memory. */
export const longestLine = 256 * 1024;

const lineFeed = 10;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Splits the bytes of a file into lines and checks each for UTF-8. Holds no more than one line,
 * however large the file and however long its lines.
 */
export class LineSplitter {
  private rest: Buffer[] = [];
  private restBytes = 0;
  private number = 0;

  push(chunk: Buffer): Line[] {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      this.keep(chunk.subarray(start, end));
      lines.push(this.finish());
      start = end + 1;
    }
    if (start < chunk.length) this.keep(chunk.subarray(start));
    return lines;
  }

  /** What is left when the file has ended without a line's end. */
  end(): Line[] {
    return this.restBytes > 0 ? [this.finish()] : [];
  }

  private keep(bytes: Buffer): void {
    this.restBytes += bytes.length;
    if (this.restBytes <= longestLine) this.rest.push(bytes);
    else this.rest = [];
  }

  private finish(): Line {
    const isTooLong = this.restBytes > longestLine;
    const bytes = this.rest.length === 1 ? this.rest[0]! : Buffer.concat(this.rest);
    this.rest = [];
    this.restBytes = 0;
    this.number += 1;
    const { number } = this;
    if (isTooLong) return { number, text: '', fault: `is longer than ${longestLine / 1024} KB` };
    if (!isUtf8(bytes))
      return { number, text: '', fault: 'contains bytes that are not valid UTF-8' };
    return { number, text: textOf(bytes, number === 1) };
  }
}

function textOf(bytes: Buffer, isFirst: boolean): string {
  const start = isFirst && bytes.subarray(0, 3).equals(byteOrderMark) ? 3 : 0;
  const end = bytes.at(-1) === 13 ? bytes.length - 1 : bytes.length;
  return bytes.toString('utf8', start, Math.max(start, end));
}
