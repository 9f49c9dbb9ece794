import { Prop, Schema } from '@nestjs/mongoose';
import { schemaFor } from '@smarketing/event-bus';

/** A purchase that was recorded; kept for good, so that it is recognised whenever it is reported again. */
@Schema({ collection: 'purchases' })
export class RecordedPurchase {
  /** `<leadId>/<purchaseId>`. */
  @Prop({ type: String, required: true }) readonly _id: string;
}

export const RecordedPurchaseSchema = schemaFor(RecordedPurchase);
