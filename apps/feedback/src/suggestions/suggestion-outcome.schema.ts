import { Prop, Schema } from '@nestjs/mongoose';
import { sides, suggestionTopics, type Side, type SuggestionTopic } from '@smarketing/contracts';
import { schemaFor } from '@smarketing/event-bus';

/** What the log says of one suggestion: no text, only who raised what and how it ended. */
@Schema({ collection: 'suggestion_outcomes' })
export class SuggestionOutcome {
  /** The suggestion's id. */
  @Prop({ type: String, required: true }) _id: string;

  /** The side that raised it. */
  @Prop({ type: String, enum: sides }) side?: Side;

  @Prop({ type: String, enum: suggestionTopics }) topic?: SuggestionTopic;

  /** Absent while it waits. */
  @Prop({ type: String }) outcome?: 'validated' | 'declined';

  @Prop() reason?: string;
}

export const SuggestionOutcomeSchema = schemaFor(SuggestionOutcome);
