import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { Fact } from '../define-fact.js';

@Fact({
  type: 'smarketing.campaign.planned.v1',
  stream: 'campaigns',
  key: 'campaignId',
  summary: 'A campaign exists, planned by hand or seen for the first time by its UTM parameters.',
})
export class CampaignPlanned {
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
