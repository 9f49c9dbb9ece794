/** What an attack came to, beside what it may come to. */
export interface Figure {
  readonly scenario: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Absent: said for information. */
  readonly limit?: Limit;
}

export interface Limit {
  readonly is: 'at most' | 'at least';
  readonly value: number;
}

export const atMost = (value: number): Limit => ({ is: 'at most', value });
export const atLeast = (value: number): Limit => ({ is: 'at least', value });

/** What is not a number keeps to no limit: nothing was measured. */
export function keeps({ value, limit }: Pick<Figure, 'value' | 'limit'>): boolean {
  if (!limit) return true;
  return limit.is === 'at most' ? value <= limit.value : value >= limit.value;
}

export function lineOf(figure: Figure): string {
  const { name, value, unit, limit } = figure;
  const shown = (number: number) => Math.round(number).toLocaleString('en');
  const mark = limit ? (keeps(figure) ? '✓' : '✗') : ' ';
  const bound = limit ? `  (${limit.is} ${shown(limit.value)})` : '';
  return `  ${mark} ${name}: ${shown(value)} ${unit}${bound}`;
}
