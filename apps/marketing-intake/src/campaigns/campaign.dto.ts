import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { campaignOrigins, type CampaignOrigin } from '@smarketing/contracts';
import { PageOf, PageQuery } from '@smarketing/http';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { CampaignRule } from './campaign-rules.js';

const isGiven = (_: unknown, value: unknown) => value !== undefined;
const isSaid = (_: unknown, value: unknown) => value !== undefined && value !== null;
const mostRules = 100;
/** Sums of such amounts stay exact. */
const largestAmount = 1_000_000_000_000;

export class CampaignMoney {
  @ApiProperty({
    type: 'integer',
    maximum: largestAmount,
    example: 1_250_000,
    description: 'In minor units: 1250000 are 12,500.00 EUR.',
  })
  @IsInt()
  @Max(largestAmount)
  amount: number;

  @ApiProperty({ example: 'EUR', description: 'ISO 4217.' })
  @IsString()
  @MaxLength(3)
  currency: string;
}

export class CampaignRuleDto implements CampaignRule {
  @ApiPropertyOptional({ maxLength: 120, example: 'google', description: '`utm_source`.' })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  source?: string;

  @ApiPropertyOptional({ maxLength: 120, example: 'cpc', description: '`utm_medium`.' })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  medium?: string;

  @ApiPropertyOptional({ maxLength: 120, example: 'spring-*', description: '`utm_campaign`.' })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  campaign?: string;
}

export class PlatformIdDto {
  @ApiProperty({ maxLength: 40, example: 'google-ads' })
  @IsString()
  @MaxLength(40)
  platform: string;

  @ApiProperty({ maxLength: 80, example: '12345678901' })
  @IsString()
  @MaxLength(80)
  id: string;
}

const about = {
  code: 'What costs and people name it by; one planned campaign has it, whatever the letter case.',
  name: 'What people call it. It stays in this service.',
  channel:
    'One of the channels of the playbook. Default: what the playbook makes of the first rule that has a source or a medium.',
  utm: 'Which visits it counts, by their UTM parameters: each part that is given must fit, `*` stands for any characters, letter case does not matter. Default: those with its code as `utm_campaign`. Of several campaigns the one whose rule says most counts a visit.',
  platformIds: 'What ad platforms call it; more are remembered as costs come in.',
  budget: 'For the whole period.',
  from: 'Its first day.',
  to: 'Its last day.',
};

export class PlanCampaignRequest {
  @ApiProperty({ maxLength: 120, example: 'spring-2026', description: about.code })
  @IsString()
  @MaxLength(120)
  code: string;

  @ApiPropertyOptional({ maxLength: 200, example: 'Spring 2026', description: about.name })
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(200)
  name?: string;

  @ApiPropertyOptional({ maxLength: 80, example: 'paid_search', description: about.channel })
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(80)
  channel?: string;

  @ApiPropertyOptional({ type: [CampaignRuleDto], maxItems: mostRules, description: about.utm })
  @ValidateIf(isGiven)
  @IsArray()
  @ArrayMaxSize(mostRules)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => CampaignRuleDto)
  utm?: CampaignRuleDto[];

  @ApiPropertyOptional({ type: [PlatformIdDto], maxItems: 100, description: about.platformIds })
  @ValidateIf(isGiven)
  @IsArray()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PlatformIdDto)
  platformIds?: PlatformIdDto[];

  @ApiPropertyOptional({ type: CampaignMoney, description: about.budget })
  @ValidateIf(isGiven)
  @IsObject()
  @ValidateNested()
  @Type(() => CampaignMoney)
  budget?: CampaignMoney;

  @ApiPropertyOptional({ maxLength: 10, example: '2026-03-01', description: about.from })
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(10)
  from?: string;

  @ApiPropertyOptional({ maxLength: 10, example: '2026-05-31', description: about.to })
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(10)
  to?: string;
}

export class ChangeCampaignRequest {
  @ApiPropertyOptional({ maxLength: 120, example: 'spring-2026', description: about.code })
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(120)
  code?: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 200,
    description: `${about.name} Null: none.`,
  })
  @ValidateIf(isSaid)
  @IsString()
  @MaxLength(200)
  name?: string | null;

  @ApiPropertyOptional({ maxLength: 80, description: 'One of the channels of the playbook.' })
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(80)
  channel?: string;

  @ApiPropertyOptional({
    type: [CampaignRuleDto],
    maxItems: mostRules,
    description: 'All rules that it is to have. Figures restate themselves.',
  })
  @ValidateIf(isGiven)
  @IsArray()
  @ArrayMaxSize(mostRules)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => CampaignRuleDto)
  utm?: CampaignRuleDto[];

  @ApiPropertyOptional({
    type: [PlatformIdDto],
    maxItems: 100,
    description: 'All ids that it is to have.',
  })
  @ValidateIf(isGiven)
  @IsArray()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PlatformIdDto)
  platformIds?: PlatformIdDto[];

  @ApiPropertyOptional({
    type: CampaignMoney,
    nullable: true,
    description: `${about.budget} Null: none.`,
  })
  @ValidateIf(isSaid)
  @IsObject()
  @ValidateNested()
  @Type(() => CampaignMoney)
  budget?: CampaignMoney | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 10,
    description: `${about.from} Null: none.`,
  })
  @ValidateIf(isSaid)
  @IsString()
  @MaxLength(10)
  from?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 10,
    description: `${about.to} Null: none.`,
  })
  @ValidateIf(isSaid)
  @IsString()
  @MaxLength(10)
  to?: string | null;
}

export class CampaignsQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: campaignOrigins,
    description: 'Only those planned by hand, or only those that visits named.',
  })
  @ValidateIf(isGiven)
  @IsIn(campaignOrigins)
  origin?: CampaignOrigin;
}

export class CampaignDto {
  @ApiProperty({ format: 'uuid' })
  campaignId: string;

  @ApiProperty({
    example: 'spring-2026',
    description:
      'As it was planned, or the UTM campaign in lower case; `(other)` stands for those of its channel above 2,000 new ones a day.',
  })
  code: string;

  @ApiPropertyOptional({ example: 'Spring 2026', description: 'What people call it.' })
  name?: string;

  @ApiPropertyOptional({ example: 'google', description: 'Of visits, where it has one.' })
  source?: string;

  @ApiPropertyOptional({ example: 'cpc', description: 'Of visits, where it has one.' })
  medium?: string;

  @ApiProperty({ example: 'paid_search', description: 'The channel that it counts in.' })
  channel: string;

  @ApiProperty({ format: 'date-time', description: 'When it was planned, or first seen.' })
  plannedAt: Date;

  @ApiProperty({
    enum: campaignOrigins,
    enumName: 'CampaignOrigin',
    description: 'Whether it was planned by hand, or visits named it.',
  })
  origin: CampaignOrigin;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The planned campaign that its leads and costs count in.',
  })
  partOf?: string;

  @ApiPropertyOptional({ type: [CampaignRuleDto], description: 'Which visits it counts.' })
  utm?: CampaignRuleDto[];

  @ApiPropertyOptional({ type: [PlatformIdDto], description: 'What ad platforms call it.' })
  platformIds?: PlatformIdDto[];

  @ApiPropertyOptional({ type: CampaignMoney, description: about.budget })
  budget?: CampaignMoney;

  @ApiPropertyOptional({ example: '2026-03-01', description: about.from })
  from?: string;

  @ApiPropertyOptional({ example: '2026-05-31', description: about.to })
  to?: string;
}

export class CampaignPageDto extends PageOf(CampaignDto) {}

/** What a problem says of the campaign that is in the way. */
export class OtherCampaign {
  @ApiPropertyOptional({ format: 'uuid', description: 'The campaign that has it.' })
  campaignId?: string;
}
