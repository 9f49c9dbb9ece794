import { Prop, Schema } from '@nestjs/mongoose';
import { schemaFor } from '@smarketing/event-bus';

/** A campaign as the log has it. Only marketing-intake knows its name. */
@Schema({ collection: 'campaigns' })
export class Campaign {
  /** The campaign's id. */
  @Prop({ type: String, required: true }) _id: string;

  @Prop({ required: true }) channel: string;
}

export const CampaignSchema = schemaFor(Campaign);
