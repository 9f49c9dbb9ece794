import { Prop, Schema } from '@nestjs/mongoose';
import type { CampaignOrigin, Money } from '@smarketing/contracts';
import { schemaFor } from '@smarketing/event-bus';

/** What a campaign has cost on one day at one platform. */
export interface DayCost {
  /** In minor units. */
  amount: number;
  currency: string;
}

/** A campaign as the log has it, with its costs. Only marketing-intake knows its name. */
@Schema({ collection: 'campaigns' })
export class Campaign {
  /** The campaign's id. */
  @Prop({ type: String, required: true }) _id: string;

  @Prop({ required: true }) channel: string;

  /** Absent: `visit`. */
  @Prop({ type: String }) origin?: CampaignOrigin;

  /** The planned campaign with which it is counted. */
  @Prop() partOf?: string;

  @Prop({ type: Object }) budget?: Money;

  /** Its first day. */
  @Prop() from?: string;

  /** Its last day. */
  @Prop() to?: string;

  /** By `<day>/<platform>`, as it was reported last. */
  @Prop({ type: Object }) costs?: Record<string, DayCost>;
}

export const CampaignSchema = schemaFor(Campaign);

/** What a planned campaign is made of. */
CampaignSchema.index({ partOf: 1 }, { partialFilterExpression: { partOf: { $exists: true } } });
