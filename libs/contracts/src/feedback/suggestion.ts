import { IsIn, IsUUID } from 'class-validator';
import { sides, type Side } from './suggestion-words.js';

/** A suggestion's text stays in the service that took it; the log carries what it is about. */
export class SuggestionFact {
  @IsUUID()
  suggestionId: string;

  /** The side that acts: raises, validates or declines. */
  @IsIn(sides)
  side: Side;
}
