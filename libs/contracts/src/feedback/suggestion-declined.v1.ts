import { IsIn } from 'class-validator';
import { Fact } from '../define-fact.js';
import { SuggestionFact } from './suggestion.js';

export const declineReasons = [
  'no-evidence',
  'too-costly',
  'already-done',
  'not-agreed',
  'other',
] as const;
export type DeclineReason = (typeof declineReasons)[number];

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
