import { IsIn } from 'class-validator';
import { Fact } from '../define-fact.js';
import { SuggestionFact } from './suggestion.js';
import { suggestionTopics, type SuggestionTopic } from './suggestion-words.js';

@Fact({
  type: 'smarketing.suggestion.raised.v1',
  stream: 'feedback',
  key: 'suggestionId',
  summary: 'One side suggested a change to the other.',
})
export class SuggestionRaised extends SuggestionFact {
  @IsIn(suggestionTopics)
  topic: SuggestionTopic;
}
