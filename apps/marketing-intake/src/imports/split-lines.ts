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
const carriageReturn = 13;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** By its beginning: do the lines of a file end with a carriage return alone, as old spreadsheets have it? */
export function endsLinesWithReturns(beginning: Buffer): boolean {
  const first = beginning.indexOf(carriageReturn);
  if (first < 0 || beginning.subarray(0, first).includes(lineFeed)) return false;
  let next = first;
  while (beginning[next] === carriageReturn) next += 1;
  return next < beginning.length && beginning[next] !== lineFeed;
}

/**
 * Splits the bytes of a file into lines and checks each for UTF-8. Holds no more than one line,
 * however large the file and however long its lines.
 */
export class LineSplitter {
  private rest: Buffer[] = [];
  private restBytes = 0;
  private number = 0;
  private endedWithReturn = false;

  constructor(
    /** Then a carriage return ends a line as a line feed does. */
    private readonly isEndedByReturns = false,
  ) {}

  push(chunk: Buffer): Line[] {
    const bytes = this.isEndedByReturns ? this.withLineFeeds(chunk) : chunk;
    const last = bytes.lastIndexOf(lineFeed);
    if (last < 0) {
      this.keep(bytes);
      return [];
    }
    const lines = this.linesAtOnce(bytes.subarray(0, last)) ?? this.linesOneByOne(bytes, last);
    if (last + 1 < bytes.length) this.keep(bytes.subarray(last + 1));
    return lines;
  }

  /** What is left when the file has ended without a line's end. */
  end(): Line[] {
    return this.restBytes > 0 ? [this.finish()] : [];
  }

  /** Of many lines together, where none is too long or broken: a file may have 64,000 in 64 KB. */
  private linesAtOnce(bytes: Buffer): Line[] | undefined {
    if (this.restBytes + bytes.length > longestLine) return undefined;
    const block = this.restBytes > 0 ? Buffer.concat([...this.rest, bytes]) : bytes;
    if (!isUtf8(block)) return undefined;
    this.rest = [];
    this.restBytes = 0;
    const start = this.number === 0 && startsWithMark(block) ? byteOrderMark.length : 0;
    return block
      .toString('utf8', start)
      .split('\n')
      .map((text) => {
        this.number += 1;
        return { number: this.number, text: withoutReturns(text) };
      });
  }

  private linesOneByOne(bytes: Buffer, last: number): Line[] {
    const lines: Line[] = [];
    for (let start = 0; start <= last;) {
      const end = bytes.indexOf(lineFeed, start);
      this.keep(bytes.subarray(start, end));
      lines.push(this.finish());
      start = end + 1;
    }
    return lines;
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
    if (!isUtf8(bytes)) {
      return { number, text: '', fault: 'contains bytes that are not valid UTF-8' };
    }
    const start = number === 1 && startsWithMark(bytes) ? byteOrderMark.length : 0;
    return { number, text: withoutReturns(bytes.toString('utf8', start)) };
  }

  /** One end a line, also where a return and a feed come together, or in two pieces of the file. */
  private withLineFeeds(chunk: Buffer): Buffer {
    const bytes = Buffer.allocUnsafe(chunk.length);
    let length = 0;
    for (const byte of chunk) {
      const isSecondOfTwo = byte === lineFeed && this.endedWithReturn;
      this.endedWithReturn = byte === carriageReturn;
      if (!isSecondOfTwo) bytes[length++] = this.endedWithReturn ? lineFeed : byte;
    }
    return bytes.subarray(0, length);
  }
}

function startsWithMark(bytes: Buffer): boolean {
  return bytes.subarray(0, byteOrderMark.length).equals(byteOrderMark);
}

function withoutReturns(text: string): string {
  let end = text.length;
  while (text.charCodeAt(end - 1) === carriageReturn) end -= 1;
  return end === text.length ? text : text.slice(0, end);
}
