import { Prop, Schema } from '@nestjs/mongoose';
import { schemaFor } from '@smarketing/event-bus';

/** What a lead is recognised by. */
@Schema({ collection: 'identities' })
export class Identity {
  /** The key of a person's e-mail address or external id; it belongs to one lead. */
  @Prop({ type: String, required: true }) _id: string;

  @Prop({ required: true }) leadId: string;
}

export const IdentitySchema = schemaFor(Identity);

/** All that a lead is recognised by. */
IdentitySchema.index({ leadId: 1 });
