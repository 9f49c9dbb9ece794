import { Prop, Schema } from '@nestjs/mongoose';
import { schemaFor } from '@smarketing/event-bus';

/** A purchase that was recorded; kept for ever, so that it is known whenever it is told again. */
@Schema({ collection: 'purchases' })
export class RecordedPurchase {
  /** `<leadId>/<purchaseId>`. */
  @Prop({ type: String, required: true }) readonly _id: string;
}

export const RecordedPurchaseSchema = schemaFor(RecordedPurchase);
