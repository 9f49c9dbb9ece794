/** In characters: intake refuses a longer line, and it is kept only as far as that shows. */
export const longestLine = 256 * 1024;

/**
 * Splits text into lines. A carriage return alone ends a line only in a file whose lines all end so, as
 * old spreadsheets wrote them. Keeps one line, however long.
 */
export class LineSplitter {
  private rest = '';
  private isDropping = false;

  constructor(private readonly isEndedByReturns: boolean) {}

  push(text: string): string[] {
    const parts = (this.isEndedByReturns ? text.replaceAll('\r', '\n') : text).split('\n');
    if (parts.length === 1) {
      this.keep(parts[0]!);
      return [];
    }
    this.keep(parts[0]!);
    parts[0] = this.rest;
    this.rest = '';
    this.isDropping = false;
    this.keep(parts.pop()!);
    return parts.map(withoutReturn);
  }

  end(): string[] {
    return this.rest === '' ? [] : [withoutReturn(this.rest)];
  }

  private keep(text: string): void {
    if (this.isDropping) return;
    this.rest += text;
    if (this.rest.length <= longestLine) return;
    this.rest = this.rest.slice(0, longestLine + 1);
    this.isDropping = true;
  }
}

/** By the first of a text: does no line feed follow its first carriage return? */
export function endsLinesWithReturns(beginning: string): boolean {
  const first = beginning.indexOf('\r');
  if (first < 0 || beginning.slice(0, first).includes('\n')) return false;
  const next = /[^\r]/.exec(beginning.slice(first));
  return next !== null && next[0] !== '\n';
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.replace(/\r{1,10}$/, '') : line;
}
