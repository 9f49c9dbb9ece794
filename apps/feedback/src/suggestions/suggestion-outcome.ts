import type {
  Side,
  SuggestionDeclined,
  SuggestionRaised,
  SuggestionTopic,
  SuggestionValidated,
} from '@smarketing/contracts';
import type { Arrived } from '@smarketing/event-bus';
import type { Count } from '../tally/tally.js';

/** What the log says of one suggestion: no text, only who raised what and how it ended. */
export interface SuggestionOutcome {
  _id: string;
  side?: Side;
  topic?: SuggestionTopic;
  outcome?: 'validated' | 'declined';
  reason?: string;
}

export function heardRaised(
  suggestion: SuggestionOutcome | undefined,
  { key, data }: Arrived<SuggestionRaised>,
): SuggestionOutcome {
  return { ...(suggestion ?? { _id: key }), side: data.side, topic: data.topic };
}

export function heardValidated(
  suggestion: SuggestionOutcome | undefined,
  { key }: Arrived<SuggestionValidated>,
): SuggestionOutcome {
  return { ...(suggestion ?? { _id: key }), outcome: 'validated' };
}

export function heardDeclined(
  suggestion: SuggestionOutcome | undefined,
  { key, data }: Arrived<SuggestionDeclined>,
): SuggestionOutcome {
  return { ...(suggestion ?? { _id: key }), outcome: 'declined', reason: data.reason };
}

/** Counts a suggestion for the side that raised it. */
export function contributeSuggestion({ side, outcome }: SuggestionOutcome): Count[] {
  if (!side) return [];
  return [
    [['suggestions', side, 'raised'], 1],
    [['suggestions', side, outcome ?? 'waiting'], 1],
  ];
}
