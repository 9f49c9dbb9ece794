import type { Count } from '../tally/tally.js';
import type { SuggestionOutcome } from './suggestion-outcome.schema.js';

/** Counts a suggestion for the side that raised it. */
export function contributeSuggestion({ side, outcome }: SuggestionOutcome): Count[] {
  if (!side) return [];
  return [
    [['suggestions', side, 'raised'], 1],
    [['suggestions', side, outcome ?? 'waiting'], 1],
  ];
}
