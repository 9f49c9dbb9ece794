import { isBlank, type LabelledRows } from './labelled-rows.ts';
import { readNumber } from './read-numbers.ts';
import type { Column } from './tell-columns.ts';

/** One number that a model weighs. */
export interface Feature {
  readonly column: string;
  /** Of a category: the word. Of a number: undefined, or that it is missing. */
  readonly says?: string;
}

/** A row in numbers: what is not named is 0. Places ascend. */
export interface SparseRow {
  readonly places: Int32Array;
  readonly values: Float64Array;
}

/** Words that come more rarely are one: `(other)`. */
const leastRows = 5;
const mostWordsOfColumn = 200;
const mostFeatures = 1_500;
export const blankWord = '(blank)';
export const otherWord = '(other)';

type Encoder = (cell: string, into: (place: number, value: number) => void) => void;

/**
 * How rows become numbers, as was learnt from some of them: numbers by their distance from the mean in
 * standard deviations, a missing one as the mean and as missing; of a category one place for each word.
 */
export class FeatureSpace {
  readonly features: Feature[] = [];
  private readonly encoders: { readonly at: number; readonly encode: Encoder }[] = [];

  constructor(columns: readonly Column[], { rows }: Pick<LabelledRows, 'rows'>) {
    const most = Math.max(2, Math.floor(mostFeatures / Math.max(1, columns.length)));
    for (const column of columns) {
      const cells = rows.map((row) => row[column.at] ?? '');
      const encode =
        column.kind === 'number'
          ? this.numbers(column, cells)
          : this.words(column, cells, Math.min(mostWordsOfColumn, most));
      this.encoders.push({ at: column.at, encode });
    }
  }

  encode(row: readonly string[]): SparseRow {
    const places: number[] = [];
    const values: number[] = [];
    for (const { at, encode } of this.encoders) {
      encode(row[at] ?? '', (place, value) => {
        if (value === 0) return;
        places.push(place);
        values.push(value);
      });
    }
    return { places: Int32Array.from(places), values: Float64Array.from(values) };
  }

  private numbers({ name, sign }: Column & { kind: 'number' }, cells: readonly string[]): Encoder {
    const read = cells.map((cell) => readNumber(cell, sign));
    const numbers = read.filter((number) => number !== undefined);
    const mean = sum(numbers) / Math.max(1, numbers.length);
    const variance =
      sum(numbers.map((number) => (number - mean) ** 2)) / Math.max(1, numbers.length);
    const deviation = Math.sqrt(variance) || 1;
    const place = this.add({ column: name });
    const missing =
      numbers.length < cells.length ? this.add({ column: name, says: blankWord }) : undefined;
    return (cell, into) => {
      const number = readNumber(cell, sign);
      if (number !== undefined) into(place, (number - mean) / deviation);
      else if (missing !== undefined) into(missing, 1);
    };
  }

  private words({ name }: Column, cells: readonly string[], most: number): Encoder {
    const counts = new Map<string, number>();
    for (const cell of cells) {
      const word = wordOf(cell);
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    const frequent = [...counts]
      .filter(([, rows]) => rows >= leastRows)
      .toSorted(([one, rows], [other, others]) => others - rows || (one < other ? -1 : 1))
      .slice(0, most);
    const places = new Map(
      frequent.map(([word]) => [word, this.add({ column: name, says: word })] as const),
    );
    const other =
      places.size < counts.size ? this.add({ column: name, says: otherWord }) : undefined;
    return (cell, into) => {
      const place = places.get(wordOf(cell)) ?? other;
      if (place !== undefined) into(place, 1);
    };
  }

  private add(feature: Feature): number {
    return this.features.push(feature) - 1;
  }
}

function wordOf(cell: string): string {
  return isBlank(cell) ? blankWord : cell.trim();
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
