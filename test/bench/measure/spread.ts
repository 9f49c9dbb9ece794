import { max, median, min } from 'simple-statistics';

/** The middle and the ends of what the repeats gave. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly values: readonly number[];
}

export const medianOf = (values: readonly number[]): number => median([...values]);

export function spreadOf(values: readonly number[]): Spread {
  const all = [...values];
  return { median: median(all), min: min(all), max: max(all), values: all };
}

/** The `p`-th part of sorted values, 0 < p <= 1: the smallest value that so many do not exceed. */
export function percentile(sorted: readonly number[], p: number): number {
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
}
