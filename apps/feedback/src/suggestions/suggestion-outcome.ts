import type { Side, SuggestionTopic } from '@smarketing/contracts';
import type { Count } from '../tally/tally.js';

/** What the log says of one suggestion: no text, only who raised what and how it ended. */
export interface SuggestionOutcome {
  _id: string;
  side?: Side;
  topic?: SuggestionTopic;
  outcome?: 'validated' | 'declined';
  reason?: string;
}

/** Counts a suggestion for the side that raised it. */
export function contributeSuggestion({ side, outcome }: SuggestionOutcome): Count[] {
  if (!side) return [];
  return [
    [['suggestions', side, 'raised'], 1],
    [['suggestions', side, outcome ?? 'waiting'], 1],
  ];
}
