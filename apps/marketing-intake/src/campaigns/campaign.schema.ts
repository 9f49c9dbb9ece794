import { Prop, Schema } from '@nestjs/mongoose';
import type { CampaignOrigin, Money } from '@smarketing/contracts';
import { schemaFor } from '@smarketing/event-bus';
import type { CampaignRule } from './campaign-rules.js';

/** A campaign, planned by hand or named by visits; the log has neither its names nor its UTM parameters. */
@Schema({ collection: 'campaigns' })
export class Campaign {
  /** UUIDv7, so that ids sort by when they were planned. */
  @Prop({ type: String, required: true }) _id: string;

  /** Source, medium and campaign of the UTM parameters as one: a visit with exactly these has its id. */
  @Prop({ required: true }) utmKey: string;

  @Prop({ required: true }) code: string;

  @Prop() source?: string;

  @Prop() medium?: string;

  @Prop({ required: true }) channel: string;

  @Prop({ required: true }) plannedAt: Date;

  /** Absent: `visit`. */
  @Prop({ type: String }) origin?: CampaignOrigin;

  /** Of one that visits named: the planned one with which it is counted. */
  @Prop() partOf?: string;

  /** Of a planned one: its code in lower case. */
  @Prop() codeKey?: string;

  /** What people call it. */
  @Prop() name?: string;

  /** The name in lower case. */
  @Prop() nameKey?: string;

  /** Of a planned one: which visits it counts. */
  @Prop({ type: [Object], default: undefined }) utm?: CampaignRule[];

  /** What ad platforms call it, as `google-ads/123456`. */
  @Prop({ type: [String], default: undefined }) platformKeys?: string[];

  @Prop({ type: Object }) budget?: Money;

  /** Its first day. */
  @Prop() from?: string;

  /** Its last day. */
  @Prop() to?: string;
}

export const CampaignSchema = schemaFor(Campaign);

/** A campaign that two captures see at once is planned once. */
CampaignSchema.index({ utmKey: 1 }, { unique: true });

/** One planned campaign has a code, and costs find it by that. */
CampaignSchema.index(
  { codeKey: 1 },
  { unique: true, partialFilterExpression: { codeKey: { $exists: true } } },
);

/** An ad platform's campaign is of one campaign. */
CampaignSchema.index(
  { platformKeys: 1 },
  { unique: true, partialFilterExpression: { platformKeys: { $exists: true } } },
);

/** Those that visits named by a code, and what a planned one is made of. */
CampaignSchema.index({ code: 1 });

CampaignSchema.index({ partOf: 1 }, { partialFilterExpression: { partOf: { $exists: true } } });

/** The planned ones, whose rules every new campaign is compared with. */
CampaignSchema.index({ origin: 1 }, { partialFilterExpression: { origin: { $exists: true } } });

/** Costs find a planned one by its name. */
CampaignSchema.index({ nameKey: 1 }, { partialFilterExpression: { nameKey: { $exists: true } } });
