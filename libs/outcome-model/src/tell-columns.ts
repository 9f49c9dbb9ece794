import { isBlank, type LabelledRows } from './labelled-rows.ts';
import { signOfNumbers, type DecimalSign } from './read-numbers.ts';

/** What a model makes of a column. */
export type Column =
  | {
      readonly name: string;
      readonly at: number;
      readonly kind: 'number';
      readonly sign: DecimalSign;
    }
  | { readonly name: string; readonly at: number; readonly kind: 'category' };

/** A column that no model learns from, and why, as a sentence goes on after its name. */
export interface ColumnLeftOut {
  readonly name: string;
  readonly why: string;
}

export interface ToldColumns {
  readonly used: readonly Column[];
  readonly leftOut: readonly ColumnLeftOut[];
}

/** What somebody says of columns, by their names. */
export interface ColumnsSaid {
  readonly numeric?: readonly string[];
  readonly categorical?: readonly string[];
  readonly exclude?: readonly string[];
}

/** With more words than this a column may name its rows. */
const mostWords = 50;
/** One word for so many rows is the name of something that hardly comes again. */
const leastRowsOfWord = 3;
const namesOfNumbers = /(?:^|[\s_.-])(?:id|no|nr|num|number|nummer|key|uuid|guid|index)$|id$/i;
const dates = /^\d{4}-\d{2}-\d{2}|^\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|^\d{1,2}-[A-Za-z]{3}-\d{2,4}\b/;

/** Tells columns by their values where nobody has said what they are. */
export function tellColumns(
  { columns, rows }: Pick<LabelledRows, 'columns' | 'rows'>,
  { numeric = [], categorical = [], exclude = [] }: ColumnsSaid = {},
): ToldColumns {
  const used: Column[] = [];
  const leftOut: ColumnLeftOut[] = [];
  columns.forEach((name, at) => {
    if (exclude.includes(name)) return leftOut.push({ name, why: 'is excluded' });
    const cells = rows.map((row) => row[at] ?? '');
    if (numeric.includes(name)) {
      return used.push({ name, at, kind: 'number', sign: signOfNumbers(cells) ?? '.' });
    }
    if (categorical.includes(name)) return used.push({ name, at, kind: 'category' });
    const told = tellColumn(name, cells);
    if ('why' in told) return leftOut.push({ name, why: told.why });
    return used.push({ name, at, ...told });
  });
  return { used, leftOut };
}

type Told = { kind: 'number'; sign: DecimalSign } | { kind: 'category' } | { why: string };

function tellColumn(name: string, cells: readonly string[]): Told {
  const filled = cells.filter((cell) => !isBlank(cell));
  const words = new Set(filled.map((cell) => cell.trim()));
  if (words.size === 0) return { why: 'is blank in each row' };
  if (words.size === 1 && filled.length === cells.length) {
    return { why: 'says the same in each row' };
  }
  const sign = signOfNumbers(filled);
  if (sign) {
    const isCount = filled.every((cell) => /^\s*\d+\s*$/.test(cell));
    if (isCount && words.size === cells.length && namesOfNumbers.test(name)) {
      return { why: 'numbers the rows: each has another one' };
    }
    return { kind: 'number', sign };
  }
  if (filled.filter((cell) => dates.test(cell.trim())).length > filled.length / 2) {
    return { why: 'holds dates, and what is learnt of one day says nothing of another' };
  }
  if (words.size > mostWords && filled.length / words.size < leastRowsOfWord) {
    return { why: 'says something else in nearly each row: names, ids or free text' };
  }
  return { kind: 'category' };
}
