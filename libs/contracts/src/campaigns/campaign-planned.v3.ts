import { Type } from 'class-transformer';
import {
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Fact } from '../define-fact.js';
import { Money } from '../money.js';
import { campaignOrigins, dayPattern, type CampaignOrigin } from './campaign-words.js';

@Fact({
  type: 'smarketing.campaign.planned.v3',
  stream: 'campaigns',
  key: 'campaignId',
  summary:
    'A campaign is as it says from now on: planned or changed by hand, or seen for the first time by a visit. What it is called stays in marketing-intake.',
})
export class CampaignPlanned {
  @IsUUID()
  campaignId: string;

  @IsString()
  @MaxLength(80)
  channel: string;

  @IsIn(campaignOrigins)
  origin: CampaignOrigin;

  /** Of one that visits named: the campaign planned by hand whose rules cover it, with which it is counted. */
  @IsOptional()
  @IsUUID()
  partOf?: string;

  /** For its whole period. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => Money)
  budget?: Money;

  /** Its first day. */
  @IsOptional()
  @Matches(dayPattern)
  from?: string;

  /** Its last day. */
  @IsOptional()
  @Matches(dayPattern)
  to?: string;
}
