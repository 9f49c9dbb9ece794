import { Prop, Schema } from '@nestjs/mongoose';
import { schemaFor } from '@smarketing/event-bus';
import { evidences, type Evidence } from './person-traits.js';

/** What two leads have in common. */
@Schema({ _id: false })
export class SharedTrait {
  @Prop({ type: String, enum: evidences, required: true }) readonly evidence: Evidence;

  /** The key of what they share, which says nothing without VAULT_KEY; absent where they share no trait. */
  @Prop() readonly key?: string;
}

/** Two leads that may be one person. They are never merged by themselves. */
@Schema({ collection: 'duplicates' })
export class Duplicate {
  /** Made of the two ids: a pair is suggested once. */
  @Prop({ type: String, required: true }) _id: string;

  /** In the order of their ids. */
  @Prop({ type: [String], required: true }) leads: readonly [string, string];

  /** Empty where nothing of it holds any longer. */
  @Prop({ type: [SharedTrait], required: true }) because: SharedTrait[];

  @Prop({ required: true }) foundAt: Date;

  /** Somebody said that they are two persons, for good. */
  @Prop() dismissedAt?: Date;
}

export const DuplicateSchema = schemaFor(Duplicate);

/** Lists what is open, the newest first. */
DuplicateSchema.index({ foundAt: -1, _id: -1 });
/** Finds those of a lead. */
DuplicateSchema.index({ leads: 1 });
/** Withdraws what a key alone suggested. */
DuplicateSchema.index({ 'because.key': 1 });
