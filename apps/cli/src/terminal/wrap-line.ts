import { widthOf } from './text-width.js';
import type { Screen } from './screen.js';

/**
 * A line as one or more, broken at spaces where it is wider than the screen; what follows the first
 * is indented. A word that is wider than the screen stays whole: it may be an id to copy.
 */
export function wrapLine(line: string, { columns }: Screen, indent = 4): string {
  if (columns === undefined || widthOf(line) <= columns) return line;
  const margin = /^ */.exec(line)![0];
  const lines: string[] = [];
  const [first = '', ...words] = line.slice(margin.length).split(' ');
  let current = margin + first;
  for (const word of words) {
    const extended = `${current} ${word}`;
    if (word !== '' && widthOf(extended) > columns) {
      lines.push(current.trimEnd());
      current = ' '.repeat(indent) + word;
    } else current = extended;
  }
  return [...lines, current].join('\n');
}
