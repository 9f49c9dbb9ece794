import { Fact } from '../define-fact.js';
import { SuggestionFact } from './suggestion.js';

@Fact({
  type: 'smarketing.suggestion.validated.v1',
  stream: 'feedback',
  key: 'suggestionId',
  summary: 'The other side agreed to a suggestion.',
})
export class SuggestionValidated extends SuggestionFact {}
