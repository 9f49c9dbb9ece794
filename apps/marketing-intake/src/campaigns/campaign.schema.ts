import { Prop, Schema } from '@nestjs/mongoose';
import { schemaFor } from '@smarketing/event-bus';

/** A campaign that leads came by; the log has only its id and channel. */
@Schema({ collection: 'campaigns' })
export class Campaign {
  /** UUIDv7, so that ids sort by when they were planned. */
  @Prop({ type: String, required: true }) _id: string;

  /** Source, medium and campaign of the UTM parameters as one. */
  @Prop({ required: true }) utmKey: string;

  @Prop({ required: true }) code: string;

  @Prop() source?: string;

  @Prop() medium?: string;

  @Prop({ required: true }) channel: string;

  @Prop({ required: true }) plannedAt: Date;
}

export const CampaignSchema = schemaFor(Campaign);

/** A campaign that two captures see at once is planned once. */
CampaignSchema.index({ utmKey: 1 }, { unique: true });
