import { tenthsOf, type Scored } from './judge-ranking.ts';

const least = 1e-15;

/** Mean of −log of the probability that was given to what came. */
export function logLossOf(scored: readonly Scored[]): number {
  return meanOf(scored, ({ score, won }) => {
    const probability = Math.min(1 - least, Math.max(least, score));
    return -Math.log(won ? probability : 1 - probability);
  });
}

/** Mean squared distance of the probability from what came, by Brier (1950). */
export function brierOf(scored: readonly Scored[]): number {
  return meanOf(scored, ({ score, won }) => (score - (won ? 1 : 0)) ** 2);
}

/** A tenth of the rows, the lowest probabilities first: what was predicted, and what came. */
export interface CalibrationTenth {
  readonly rows: number;
  readonly predicted: number;
  readonly came: number;
}

export function calibrationOf(scored: readonly Scored[]): CalibrationTenth[] {
  const sorted = scored.toSorted((one, other) => one.score - other.score);
  return tenthsOf(sorted).map((rows) => ({
    rows: rows.length,
    predicted: meanOf(rows, ({ score }) => score),
    came: meanOf(rows, ({ won }) => (won ? 1 : 0)),
  }));
}

function meanOf<T>(of: readonly T[], value: (one: T) => number): number {
  return of.reduce((sum, one) => sum + value(one), 0) / of.length;
}
