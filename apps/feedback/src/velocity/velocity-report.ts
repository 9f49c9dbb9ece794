import type { Figure, FigureOf } from '../figures/figure.js';
import type { CounterSums } from '../counters/counter-sums.js';
import { distributionOf, type Histogram } from './distribution.js';

export interface VelocityReport {
  /** Days from the first contact to the won deal. */
  daysToWon: { median: Figure; p90: Figure; mean: Figure };
  /** Deals that were won before their first contact; they are counted above all the same. */
  wonBeforeCapture: Figure;
}

const secondsOfADay = 86_400;

/** Days to won from the sums under `daysToWon` and `fault`. */
export function velocityReport(sums: CounterSums, figureOf: FigureOf): VelocityReport {
  const histogram: Histogram = sums
    .below('daysToWon')
    .map((seconds) => [Number(seconds), sums.of('daysToWon', seconds)]);
  const distribution = distributionOf(histogram);
  const days = (part: 'median' | 'p90' | 'mean') =>
    figureOf({
      metric: 'days-to-won',
      unit: 'days',
      ...(distribution ? { value: distribution[part] / secondsOfADay } : {}),
      numerator: distribution?.count ?? null,
      otherwise: 'No deal was won yet.',
      leads: { stage: 'won' },
    });
  return {
    daysToWon: { median: days('median'), p90: days('p90'), mean: days('mean') },
    wonBeforeCapture: figureOf({
      metric: 'fault-won-before-capture',
      unit: 'leads',
      numerator: sums.of('fault', 'won-before-capture'),
      leads: { wonBeforeCapture: true },
    }),
  };
}
