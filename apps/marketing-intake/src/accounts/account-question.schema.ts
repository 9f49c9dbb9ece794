import { Prop, Schema } from '@nestjs/mongoose';
import { schemaFor } from '@smarketing/event-bus';

export const questionStates = ['open', 'yes', 'no', 'settled'] as const;
/** `settled`: the two have become one account by another answer or match. */
export type QuestionState = (typeof questionStates)[number];

/** Are two accounts one company? Where both are the same: are its leads one company? */
@Schema({ collection: 'account_questions' })
export class AccountQuestion {
  /** UUIDv5 of the two accounts: they are asked about once. */
  @Prop({ type: String, required: true }) _id: string;

  /** In the order of their ids. */
  @Prop({ type: [String], required: true }) accounts: string[];

  /** Of the evidence when it was asked. */
  @Prop({ required: true }) weight: number;

  @Prop({ type: String, enum: questionStates, required: true }) state: QuestionState;

  /** Who answered: the evidence by itself, or a person. */
  @Prop({ type: String, enum: ['match', 'person'] }) by?: 'match' | 'person';

  /** Of a yes: the account that was joined into another. */
  @Prop({ type: String }) joined?: string;

  /** Of one that is settled: the question whose answer did it. */
  @Prop({ type: String }) settledBy?: string;

  @Prop({ required: true }) askedAt: Date;

  @Prop() answeredAt?: Date;
}

export const AccountQuestionSchema = schemaFor(AccountQuestion);

/** The queue, the likeliest first. */
AccountQuestionSchema.index({ state: 1, weight: -1, _id: 1 });

/** The questions about an account. */
AccountQuestionSchema.index({ accounts: 1, state: 1 });

/** What is asked again when an answer is taken back. */
AccountQuestionSchema.index(
  { settledBy: 1 },
  { partialFilterExpression: { settledBy: { $exists: true } } },
);
