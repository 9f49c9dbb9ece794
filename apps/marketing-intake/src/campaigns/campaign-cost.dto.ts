import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { PageOf, ProblemDocument } from '@smarketing/http';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { CampaignMoney } from './campaign.dto.js';

export const mostCostRows = 500;
const mostCounted = 1_000_000_000_000;

export class CampaignCostRow {
  @ApiPropertyOptional({
    type: 'integer',
    description: 'Where the row stands in the file; the result repeats it.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  line?: number;

  @ApiPropertyOptional({ format: 'uuid', description: 'The campaign by its id here.' })
  @IsOptional()
  @IsUUID()
  campaignId?: string;

  @ApiPropertyOptional({
    maxLength: 200,
    example: 'spring-2026',
    description: 'The campaign by its code or its name, or by the `utm_campaign` of visits.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  campaign?: string;

  @ApiPropertyOptional({
    maxLength: 80,
    example: '12345678901',
    description:
      'What the platform calls it. It is remembered, decides from then on, and keeps costs apart: several of the platform’s campaigns may be of one here.',
  })
  @IsOptional()
  @Matches(/^[\w.:-]{1,80}$/, {
    message: 'platformCampaignId must be 1 to 80 letters, digits and . : _ -',
  })
  platformCampaignId?: string;

  @ApiProperty({ maxLength: 40, example: 'google-ads', description: 'Where the money was spent.' })
  @Matches(/^[a-z][a-z0-9-]{0,39}$/, {
    message: 'platform must be lower-case letters, digits and -, such as google-ads',
  })
  platform: string;

  @ApiProperty({ maxLength: 60, example: '2026-11-22', description: 'In the zone of the account.' })
  @IsString()
  @MaxLength(60)
  day: string;

  @ApiPropertyOptional({
    maxLength: 60,
    default: 'UTC',
    example: 'Europe/Berlin',
    description: 'The zone of the account, by its IANA name.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  zone?: string;

  @ApiProperty({
    type: CampaignMoney,
    description: 'The cost of the whole day. Not negative; 0 takes back what was recorded.',
  })
  @IsObject()
  @ValidateNested()
  @Type(() => CampaignMoney)
  amount: CampaignMoney;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, description: 'How often it was shown.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(mostCounted)
  impressions?: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, description: 'How often it was clicked.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(mostCounted)
  clicks?: number;
}

@ApiExtraModels(CampaignCostRow)
export class RecordCostsRequest {
  @ApiProperty({
    type: 'array',
    items: { $ref: getSchemaPath(CampaignCostRow) },
    minItems: 1,
    maxItems: mostCostRows,
    description: 'One row for each campaign, day and platform; of several the later one counts.',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(mostCostRows)
  costs: unknown[];

  @ApiPropertyOptional({
    default: false,
    description: 'Answers what would be recorded, and records nothing.',
  })
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean;
}

const costOutcomes = ['recorded', 'replaced', 'unchanged'] as const;

export class CostRecordedDto {
  @ApiPropertyOptional({ type: 'integer', description: 'As the row said.' })
  line?: number;

  @ApiProperty({ format: 'uuid', description: 'The campaign that the cost counts in.' })
  campaignId: string;

  @ApiProperty({
    enum: costOutcomes,
    description: 'New; in the place of a former report; or known already.',
  })
  outcome: (typeof costOutcomes)[number];
}

export class CostRefusedDto {
  @ApiPropertyOptional({ type: 'integer', description: 'As the row said.' })
  line?: number;

  @ApiProperty({ type: ProblemDocument, description: 'Why nothing was recorded of the row.' })
  problem: ProblemDocument;
}

@ApiExtraModels(CostRecordedDto, CostRefusedDto)
export class CostsRecordedDto {
  @ApiProperty({
    type: 'array',
    items: {
      oneOf: [{ $ref: getSchemaPath(CostRecordedDto) }, { $ref: getSchemaPath(CostRefusedDto) }],
    },
    description: 'In the order of the rows.',
  })
  results: readonly (CostRecordedDto | CostRefusedDto)[];
}

export class CampaignCostDto {
  @ApiProperty({ example: '2026-11-22', description: 'In the zone of the account.' })
  day: string;

  @ApiProperty({ example: 'Europe/Berlin', description: 'The zone of the account.' })
  zone: string;

  @ApiProperty({ example: 'google-ads', description: 'Where the money was spent.' })
  platform: string;

  @ApiProperty({ type: CampaignMoney, description: 'The cost of the day.' })
  amount: CampaignMoney;

  @ApiPropertyOptional({ type: 'integer', description: 'How often it was shown.' })
  impressions?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'How often it was clicked.' })
  clicks?: number;

  @ApiProperty({ format: 'date-time', description: 'When it was reported last.' })
  recordedAt: Date;
}

export class CampaignCostPageDto extends PageOf(CampaignCostDto) {}
