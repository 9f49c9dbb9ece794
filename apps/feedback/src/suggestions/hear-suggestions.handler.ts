import { SuggestionDeclined, SuggestionRaised, SuggestionValidated } from '@smarketing/contracts';
import { Folds, OnFact, type Arrived, type Folded } from '@smarketing/event-bus';
import { suggestionOutcomes } from './suggestion-outcomes.document.js';
import {
  heardDeclined,
  heardRaised,
  heardValidated,
  type SuggestionOutcome,
} from './suggestion-outcome.js';

type Known = SuggestionOutcome | undefined;

@Folds(suggestionOutcomes)
export class HearSuggestionsHandler {
  @OnFact(SuggestionRaised)
  raised(known: Known, fact: Arrived<SuggestionRaised>): Folded<SuggestionOutcome> {
    return { document: heardRaised(known, fact) };
  }

  @OnFact(SuggestionValidated)
  validated(known: Known, fact: Arrived<SuggestionValidated>): Folded<SuggestionOutcome> {
    return { document: heardValidated(known, fact) };
  }

  @OnFact(SuggestionDeclined)
  declined(known: Known, fact: Arrived<SuggestionDeclined>): Folded<SuggestionOutcome> {
    return { document: heardDeclined(known, fact) };
  }
}
