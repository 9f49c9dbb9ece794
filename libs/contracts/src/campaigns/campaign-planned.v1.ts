import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { Fact, newer } from '../define-fact.js';
import { CampaignPlannedV2 } from './campaign-planned.v2.js';

@Fact({
  type: 'smarketing.campaign.planned.v1',
  stream: 'campaigns',
  key: 'campaignId',
  summary: 'A campaign exists, planned by hand or seen for the first time by its UTM parameters.',
  newer: newer(CampaignPlannedV2, ({ campaignId, channel }: CampaignPlannedV1) => ({
    campaignId,
    channel,
  })),
})
export class CampaignPlannedV1 {
  @IsUUID()
  campaignId: string;

  /** The UTM campaign, lower case; unique together with source and medium. */
  @IsString()
  @MaxLength(120)
  code: string;

  @IsOptional()
  @IsString()
  @MaxLength(120)
  source?: string;

  @IsOptional()
  @IsString()
  @MaxLength(120)
  medium?: string;

  @IsString()
  @MaxLength(80)
  channel: string;
}
