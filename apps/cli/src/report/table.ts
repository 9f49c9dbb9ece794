import { paint, plainScreen, type Screen, type Tone } from '../terminal/screen.js';
import { printable, shortened, widthOf } from '../terminal/text-width.js';

/** A text, or one that says more of itself by its colour. */
export type Cell = string | { readonly text: string; readonly tone: Tone | undefined };

export interface TableOptions {
  readonly screen?: Screen;
  /** Columns of words stand to the left as the first one does, by their header. */
  readonly words?: readonly string[];
  /** Columns that are never cut, by their header: ids that people copy. */
  readonly uncut?: readonly string[];
}

const margin = '  ';
const gap = 2;
/** Words are cut to no less than this. */
const leastWords = 12;

/**
 * Rows in columns; the first column to the left, numbers to the right. Where they are wider than the
 * screen, words are cut, and then the columns stand in blocks, each with the first column.
 */
export function table(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  { screen = plainScreen, words = [], uncut = [] }: TableOptions = {},
): string {
  const isWords = header.map((name, column) => column === 0 || words.includes(name));
  const texts = [header, ...rows].map((row) =>
    header.map((_, column) => printable(textOf(row[column] ?? ''))),
  );
  const widths = fitted(
    header.map((_, column) => Math.max(...texts.map((row) => widthOf(row[column]!)))),
    header.map((name, column) => isWords[column]! && !uncut.includes(name)),
    screen,
  );
  const line = (columns: readonly number[], row: number) =>
    columns
      .map((column) => {
        const text = shortened(texts[row]![column]!, widths[column]!);
        const space = ' '.repeat(widths[column]! - widthOf(text));
        const tone = row === 0 ? 'faint' : toneOf(rows[row - 1]![column] ?? '');
        const painted = paint(screen, tone, text);
        return isWords[column] ? painted + space : space + painted;
      })
      .join(' '.repeat(gap));
  return blocksOf(widths, screen)
    .map((columns) => texts.map((_, row) => `${margin}${line(columns, row)}`.trimEnd()).join('\n'))
    .join('\n\n');
}

/** The widths where words are cut as far as they must be and may be. */
function fitted(
  widths: readonly number[],
  mayCut: readonly boolean[],
  { columns }: Screen,
): number[] {
  const narrowed = [...widths];
  if (columns === undefined) return narrowed;
  for (let over = total(narrowed) - columns; over > 0; over--) {
    const cuttable = narrowed.map((width, column) => (mayCut[column] ? width : 0));
    const widest = Math.max(...cuttable);
    if (widest <= leastWords) break;
    narrowed[cuttable.indexOf(widest)]! -= 1;
  }
  if (total(narrowed) <= columns) return narrowed;
  // Blocks have room for more of the words than one line of all columns.
  const first = mayCut[0] ? Math.min(widths[0]!, Math.floor(columns / 2)) : widths[0]!;
  const most = Math.max(leastWords, columns - margin.length - first - gap);
  return widths.map((width, column) => {
    if (column === 0) return first;
    return mayCut[column] ? Math.min(width, most) : width;
  });
}

function total(widths: readonly number[]): number {
  return margin.length + widths.reduce((sum, width) => sum + width, (widths.length - 1) * gap);
}

/** Which columns stand beside each other. */
function blocksOf(widths: readonly number[], { columns = Infinity }: Screen): number[][] {
  const [first = 0] = widths;
  const blocks: number[][] = [[]];
  let width = margin.length + first;
  for (const column of widths.keys()) {
    if (column === 0) continue;
    const needed = gap + widths[column]!;
    if (width + needed > columns && blocks.at(-1)!.length > 0) {
      blocks.push([]);
      width = margin.length + first;
    }
    blocks.at(-1)!.push(column);
    width += needed;
  }
  return blocks.map((block) => [0, ...block]);
}

function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

function toneOf(cell: Cell): Tone | undefined {
  return typeof cell === 'string' ? undefined : cell.tone;
}

export function whole(value: number | null): string {
  return value === null ? '–' : Math.round(value).toLocaleString('en');
}

/** A share as percent with up to three decimals. */
export function percent(value: number | null): string {
  return value === null ? '–' : `${Number((value * 100).toFixed(3))} %`;
}

export function days(value: number | null): string {
  return value === null ? '–' : `${value.toFixed(1)} days`;
}
