import { IsIn } from 'class-validator';
import { Fact } from '../define-fact.js';
import { SuggestionFact } from './suggestion.js';
import { declineReasons, type DeclineReason } from './suggestion-words.js';

@Fact({
  type: 'smarketing.suggestion.declined.v1',
  stream: 'feedback',
  key: 'suggestionId',
  summary: 'The other side declined a suggestion, with a reason.',
})
export class SuggestionDeclined extends SuggestionFact {
  @IsIn(declineReasons)
  reason: DeclineReason;
}
