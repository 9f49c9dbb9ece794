/** What is checked of a document. */
export interface Markdown {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

/** The lines in fenced blocks, and those outside. */
function linesOf(text: string): { fenced: string[]; prose: string[] } {
  const lines = { fenced: [] as string[], prose: [] as string[] };
  let fence = '';
  for (const line of text.split('\n')) {
    const [mark = ''] = /^(?:```|~~~)/.exec(line) ?? [];
    if (mark !== '' && (fence === '' || fence === mark)) fence = fence === '' ? mark : '';
    else (fence === '' ? lines.prose : lines.fenced).push(line);
  }
  return lines;
}

/** The text without its fenced blocks. */
export function proseOf(text: string): string {
  return linesOf(text).prose.join('\n');
}

/** What stands between backticks in the prose. */
export function codeSpansOf(text: string): string[] {
  return [...proseOf(text).matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)].map(([, code]) => code!);
}

/** Lines of fenced blocks, and code spans: where commands stand. */
export function commandsOf(text: string): string[] {
  const lines = linesOf(text).fenced.map((line) => line.trim().replace(/^\$ /, ''));
  return [...lines, ...codeSpansOf(text)].map((line) => line.split(' #')[0]!.trimEnd());
}

export function linksOf(text: string): string[] {
  const prose = proseOf(text).replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);
}

/** The anchors of the headings, as GitHub makes them. */
export function anchorsOf(text: string): string[] {
  const headings = linesOf(text).prose.filter((line) => /^#{1,6} /.test(line));
  return headings.map((heading) =>
    heading
      .slice(heading.indexOf(' ') + 1)
      .trim()
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** The cells of every row of every table, the lines under the headers left out. */
export function rowsOf(text: string): string[][] {
  return proseOf(text)
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^[|:\s-]+$/.test(line))
    .map((line) =>
      line
        .slice(1, line.trimEnd().endsWith('|') ? line.trimEnd().length - 1 : undefined)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
}
