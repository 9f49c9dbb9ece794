import { Prop, Schema } from '@nestjs/mongoose';
import {
  declineReasons,
  sides,
  suggestionTopics,
  type DeclineReason,
  type Side,
  type SuggestionTopic,
} from '@smarketing/contracts';
import { schemaFor } from '@smarketing/event-bus';
import { suggestionStates, type SuggestionState } from './suggestion-states.js';

/** How the other side decided, and who for it. */
@Schema({ _id: false })
export class SuggestionDecision {
  @Prop({ type: String, enum: sides, required: true }) side: Side;

  /** The subject of the token. */
  @Prop({ required: true }) by: string;

  /** The role in which they spoke for the side; absent where that was before roles were kept. */
  @Prop() as?: string;

  @Prop({ required: true }) at: Date;

  /** Why it was declined. */
  @Prop({ type: String, enum: declineReasons }) reason?: DeclineReason;

  @Prop() text?: string;
}

/** What one side suggested to the other. Its texts stay here: none of them goes on the log. */
@Schema({ collection: 'suggestions' })
export class Suggestion {
  /** The suggestion's id. */
  @Prop({ type: String, required: true }) _id: string;

  @Prop({ type: String, enum: suggestionStates, required: true }) state: SuggestionState;

  /** The side that raised it; only the other one may decide. */
  @Prop({ type: String, enum: sides, required: true }) side: Side;

  @Prop({ type: String, enum: suggestionTopics, required: true }) topic: SuggestionTopic;

  @Prop({ required: true }) title: string;

  @Prop({ required: true }) text: string;

  /** Addresses of the figures and lists that support it. */
  @Prop({ type: [String], required: true }) evidence: string[];

  /** The subject of the token. */
  @Prop({ required: true }) raisedBy: string;

  /** The role in which it was raised; absent where that was before roles were kept. */
  @Prop() raisedAs?: string;

  @Prop({ required: true }) raisedAt: Date;

  @Prop({ type: SuggestionDecision }) decision?: SuggestionDecision;
}

export const SuggestionSchema = schemaFor(Suggestion);

/** The list of those in one state, newest first. */
SuggestionSchema.index({ state: 1, _id: -1 });
