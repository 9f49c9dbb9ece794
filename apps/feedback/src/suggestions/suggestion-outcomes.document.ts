import { defineView } from '@smarketing/event-bus';
import { tallyOf } from '../tally/tally.js';
import { contributeSuggestion, type SuggestionOutcome } from './suggestion-outcome.js';

/** Folded from the stream `feedback`, as any other service would. */
export const suggestionOutcomes = defineView<SuggestionOutcome>('suggestion_outcomes', {
  contribute: (document) => tallyOf(document, [contributeSuggestion]),
});
