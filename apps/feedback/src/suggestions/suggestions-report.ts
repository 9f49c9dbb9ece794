import type { Side } from '@smarketing/contracts';
import type { Figure, FigureOf } from '../figures/figure.js';
import { suggestionStates, type SuggestionState } from './suggestion-states.js';

const ends = ['raised', 'waiting', 'validated', 'declined'] as const;

/** How many suggestions each side raised, and what the other side said to them. */
export type SuggestionsReport = Record<Side, Record<(typeof ends)[number], Figure>>;

/** So many suggestions that the side raised have come to the state. */
export interface SuggestionCount {
  readonly side: Side;
  readonly state: SuggestionState;
  readonly count: number;
}

const statesOf: Record<(typeof ends)[number], readonly SuggestionState[]> = {
  raised: suggestionStates,
  waiting: ['raised'],
  validated: ['validated'],
  declined: ['declined'],
};

export function suggestionsReport(
  counts: readonly SuggestionCount[],
  figureOf: FigureOf,
): SuggestionsReport {
  const number = (side: Side, states: readonly SuggestionState[]) =>
    counts
      .filter((one) => one.side === side && states.includes(one.state))
      .reduce((sum, { count }) => sum + count, 0);
  const of = (side: Side) =>
    Object.fromEntries(
      ends.map((end) => [
        end,
        figureOf({
          metric: `suggestions-${end}`,
          unit: 'suggestions',
          numerator: number(side, statesOf[end]),
          leads: null,
        }),
      ]),
    ) as SuggestionsReport[Side];
  return { marketing: of('marketing'), sales: of('sales') };
}
