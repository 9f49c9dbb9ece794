import { Type } from 'class-transformer';
import {
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Fact } from '../define-fact.js';
import { Money } from '../money.js';
import { dayPattern } from './campaign-words.js';

@Fact({
  type: 'smarketing.campaign.cost-recorded.v1',
  stream: 'campaigns',
  key: 'campaignId',
  summary:
    'What a campaign has cost on one day at one platform, in all. It takes the place of what was recorded for that day and platform before.',
})
export class CampaignCostRecorded {
  @IsUUID()
  campaignId: string;

  /** Where the money was spent, such as `google-ads`. */
  @IsString()
  @MaxLength(40)
  @Matches(/^[a-z][a-z0-9-]*$/)
  platform: string;

  /** In the zone of the account. */
  @Matches(dayPattern)
  day: string;

  /** The account's zone, by its name in the IANA database. */
  @IsString()
  @MaxLength(60)
  zone: string;

  @IsObject()
  @ValidateNested()
  @Type(() => Money)
  amount: Money;

  @IsOptional()
  @IsInt()
  @Min(0)
  impressions?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  clicks?: number;
}
