/** How often each value occurred. */
export type Histogram = readonly (readonly [value: number, count: number])[];

export interface Distribution {
  count: number;
  mean: number;
  median: number;
  p90: number;
}

/**
 * Mean and percentiles of what a histogram counts; undefined where it counts nothing. A percentile
 * is interpolated linearly between the closest ranks (NumPy's default, type 7 of Hyndman and Fan).
 */
export function distributionOf(histogram: Histogram): Distribution | undefined {
  const sorted = histogram.filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  const count = sorted.reduce((sum, [, times]) => sum + times, 0);
  if (count === 0) return undefined;
  const total = sorted.reduce((sum, [value, times]) => sum + value * times, 0);
  return {
    count,
    mean: total / count,
    median: percentile(sorted, count, 0.5),
    p90: percentile(sorted, count, 0.9),
  };
}

function percentile(sorted: Histogram, count: number, share: number): number {
  const rank = (count - 1) * share;
  const below = valueAt(sorted, Math.floor(rank));
  const above = valueAt(sorted, Math.ceil(rank));
  return below + (above - below) * (rank - Math.floor(rank));
}

/** The value of a rank, counted from 0. */
function valueAt(sorted: Histogram, rank: number): number {
  let passed = 0;
  for (const [value, count] of sorted) {
    passed += count;
    if (rank < passed) return value;
  }
  throw new RangeError(`A histogram of ${passed} values has no rank ${rank}.`);
}
