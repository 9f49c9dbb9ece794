import {
  SuggestionDeclined,
  SuggestionRaised,
  SuggestionValidated,
  type FactClass,
} from '@smarketing/contracts';
import { defineView, on, type Arrived } from '@smarketing/event-bus';
import { tallyOf } from '../tally/tally.js';
import { contributeSuggestion } from './suggestion-outcome.js';
import { SuggestionOutcome } from './suggestion-outcome.schema.js';

/** Folded from the stream `feedback`, as any other service would. */
export const suggestionOutcomes = defineView(SuggestionOutcome, {
  contribute: (document) => tallyOf(document, [contributeSuggestion]),
  folds: [
    says(SuggestionRaised, ({ side, topic }) => ({ side, topic })),
    says(SuggestionValidated, () => ({ outcome: 'validated' })),
    says(SuggestionDeclined, ({ reason }) => ({ outcome: 'declined', reason })),
  ],
});

function says<T extends object>(
  fact: FactClass<T>,
  ofSuggestion: (data: T) => Partial<SuggestionOutcome>,
) {
  return on(fact, (known: SuggestionOutcome | undefined, { key, data }: Arrived<T>) => ({
    document: { ...known, _id: key, ...ofSuggestion(data) },
  }));
}
