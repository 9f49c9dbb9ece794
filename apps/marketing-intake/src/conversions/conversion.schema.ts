import { Prop, Schema } from '@nestjs/mongoose';
import {
  dealOutcomes,
  lossReasons,
  type DealOutcome,
  type LossReason,
  type Money,
} from '@smarketing/contracts';
import { schemaFor } from '@smarketing/event-bus';

/** What became of a lead, reported back to where it came from. */
@Schema({ collection: 'conversions' })
export class Conversion {
  /** The lead's id. */
  @Prop({ type: String, required: true }) _id: string;

  @Prop({ type: String, enum: dealOutcomes, required: true }) outcome: DealOutcome;

  /** The value of the deal won. */
  @Prop({ type: Object }) amount?: Money;

  /** Why it was lost. */
  @Prop({ type: String, enum: lossReasons }) reason?: LossReason;

  /** Of the qualification that was decided. */
  @Prop({ required: true }) cycle: number;

  @Prop({ required: true }) closedAt: Date;

  /** When the lead was erased: nothing else is kept then. */
  @Prop() erased?: Date;
}

export const ConversionSchema = schemaFor(Conversion);
