import { Prop, Schema } from '@nestjs/mongoose';
import {
  dealOutcomes,
  lossReasons,
  type DealOutcome,
  type LossReason,
  type Money,
} from '@smarketing/contracts';
import { schemaFor } from '@smarketing/event-bus';
import { reachedStages, type Reached } from '../merges/reached-stage.js';

/** What sales has last said of a lead: `working` until it says how that ended. */
export const standings = ['working', 'recycled', 'disqualified', 'lost', 'won'] as const;
export type Standing = (typeof standings)[number];

/** What became of a lead, reported back to where it came from. */
@Schema({ collection: 'conversions' })
export class Conversion {
  /** The lead's id. */
  @Prop({ type: String, required: true }) _id: string;

  /** The furthest stage that sales has told of. */
  @Prop({ type: String, enum: reachedStages }) reached?: Reached;

  /** Absent until sales had it. */
  @Prop({ type: String, enum: standings }) standing?: Standing;

  /** The latest time of what sales has told of it. */
  @Prop() saidAt?: Date;

  /** Absent, as what follows, until a deal of it was closed. */
  @Prop({ type: String, enum: dealOutcomes }) outcome?: DealOutcome;

  /** The value of the deal won. */
  @Prop({ type: Object }) amount?: Money;

  /** Why it was lost. */
  @Prop({ type: String, enum: lossReasons }) reason?: LossReason;

  /** Of the qualification that was decided. */
  @Prop() cycle?: number;

  @Prop() closedAt?: Date;

  /** When the lead was erased: nothing else is kept then. */
  @Prop() erased?: Date;
}

export const ConversionSchema = schemaFor(Conversion);
