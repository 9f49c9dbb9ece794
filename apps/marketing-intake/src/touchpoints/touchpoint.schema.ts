import { Prop, Schema } from '@nestjs/mongoose';
import { touchpointKinds, type TouchpointKind } from '@smarketing/contracts';
import { schemaFor } from '@smarketing/event-bus';

/** A touchpoint as intake keeps it, to know it again and to hand it over when leads are merged. */
@Schema({ collection: 'touchpoints' })
export class Touchpoint {
  /** The id that it was sent with, or a generated one. */
  @Prop({ type: String, required: true }) _id: string;

  @Prop({ required: true }) leadId: string;

  @Prop({ type: String, enum: touchpointKinds, required: true }) kind: TouchpointKind;

  @Prop({ required: true }) channel: string;

  @Prop() campaignId?: string;

  @Prop({ required: true }) at: Date;
}

export const TouchpointSchema = schemaFor(Touchpoint);

/** What a lead hands over when it is merged, or loses when it is erased. */
TouchpointSchema.index({ leadId: 1 });
