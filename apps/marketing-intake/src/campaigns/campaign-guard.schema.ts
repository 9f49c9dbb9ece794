import { Prop, Schema } from '@nestjs/mongoose';
import { schemaFor } from '@smarketing/event-bus';

/** Written by whoever plans a campaign, by hand or by a visit: one sees what the other has planned. */
@Schema({ collection: 'campaign_guard' })
export class CampaignGuard {
  /** `rules`. */
  @Prop({ type: String, required: true }) _id: string;

  /** Counts the plans. */
  @Prop({ required: true }) turn: number;
}

export const CampaignGuardSchema = schemaFor(CampaignGuard);
