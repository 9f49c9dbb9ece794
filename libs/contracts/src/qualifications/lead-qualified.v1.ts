import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Fact } from '../define-fact.js';
import { Profile } from '../leads/profile.js';
import { Contribution } from '../scores/contribution.js';

@Fact({
  type: 'smarketing.lead.qualified.v1',
  stream: 'qualifications',
  formerly: ['scores'],
  key: 'leadId',
  summary: 'A lead became a marketing qualified lead (MQL) as the playbook defines it.',
})
export class LeadQualified {
  @IsUUID()
  leadId: string;

  /** 1 for the first qualification of this lead, 2 after it was recycled once, and so on. */
  @IsInt()
  @Min(1)
  cycle: number;

  @IsNumber()
  score: number;

  @IsNumber()
  threshold: number;

  @IsArray()
  @ArrayMaxSize(200)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => Contribution)
  contributions: Contribution[];

  @IsString()
  @MaxLength(80)
  channel: string;

  @IsOptional()
  @IsUUID()
  campaignId?: string;

  @IsObject()
  @ValidateNested()
  @Type(() => Profile)
  profile: Profile;
}
