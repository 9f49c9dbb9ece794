import { IsString, IsUUID, MaxLength } from 'class-validator';
import { Fact, newer } from '../define-fact.js';
import { CampaignPlanned } from './campaign-planned.v3.js';

@Fact({
  type: 'smarketing.campaign.planned.v2',
  stream: 'campaigns',
  key: 'campaignId',
  summary:
    'A campaign exists, planned by hand or seen for the first time. What it is called stays in marketing-intake.',
  newer: newer(CampaignPlanned, ({ campaignId, channel }: CampaignPlannedV2) => ({
    campaignId,
    channel,
    origin: 'visit',
  })),
})
export class CampaignPlannedV2 {
  @IsUUID()
  campaignId: string;

  /** The channel of the visit that it was first seen by. */
  @IsString()
  @MaxLength(80)
  channel: string;
}
