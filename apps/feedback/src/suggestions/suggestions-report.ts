import type { Side } from '@smarketing/contracts';
import type { Figure, FigureOf } from '../figures/figure.js';
import type { Tallies } from '../tally/tallies.js';

const ends = ['raised', 'waiting', 'validated', 'declined'] as const;

/** How many suggestions each side raised, and what the other side said to them. */
export type SuggestionsReport = Record<Side, Record<(typeof ends)[number], Figure>>;

export function suggestionsReport(sums: Tallies, figureOf: FigureOf): SuggestionsReport {
  const of = (side: Side) =>
    Object.fromEntries(
      ends.map((end) => [
        end,
        figureOf({
          metric: `suggestions-${end}`,
          unit: 'suggestions',
          numerator: sums.of('suggestions', side, end),
          leads: null,
        }),
      ]),
    ) as SuggestionsReport[Side];
  return { marketing: of('marketing'), sales: of('sales') };
}
