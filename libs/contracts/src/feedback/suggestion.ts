import { IsIn, IsUUID } from 'class-validator';

export const sides = ['marketing', 'sales'] as const;
export type Side = (typeof sides)[number];

export const suggestionTopics = [
  'scoring',
  'routing',
  'content',
  'campaign',
  'service-level',
  'process',
  'other',
] as const;
export type SuggestionTopic = (typeof suggestionTopics)[number];

/** A suggestion's text stays in the service that took it; the log carries what it is about. */
export class SuggestionFact {
  @IsUUID()
  suggestionId: string;

  /** The side that acts: raises, validates or declines. */
  @IsIn(sides)
  side: Side;
}
