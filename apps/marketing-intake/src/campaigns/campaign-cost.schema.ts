import { Prop, Schema } from '@nestjs/mongoose';
import { schemaFor } from '@smarketing/event-bus';

/** What one of the platform's own campaigns has cost, or all of them as somebody says. */
@Schema({ _id: false })
export class CostPart {
  /** The platform's id of its campaign; empty where the report is of all together. */
  @Prop({ type: String, default: '' }) of: string;

  /** In minor units. */
  @Prop({ required: true }) amount: number;

  @Prop() impressions?: number;

  @Prop() clicks?: number;
}

/** What a campaign has cost on one day at one platform. */
@Schema({ collection: 'campaign_costs' })
export class CampaignCost {
  /** `<campaignId>/<day>/<platform>`. */
  @Prop({ type: String, required: true }) _id: string;

  @Prop({ required: true }) campaignId: string;

  /** In the zone of the account. */
  @Prop({ required: true }) day: string;

  @Prop({ required: true }) platform: string;

  @Prop({ required: true }) zone: string;

  /** ISO 4217. */
  @Prop({ required: true }) currency: string;

  @Prop({ type: [CostPart], required: true }) parts: CostPart[];

  @Prop({ required: true }) recordedAt: Date;
}

export const CampaignCostSchema = schemaFor(CampaignCost);

/** The costs of a campaign in the order of its days. */
CampaignCostSchema.index({ campaignId: 1, _id: 1 });
