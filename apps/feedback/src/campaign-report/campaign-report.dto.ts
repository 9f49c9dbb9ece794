import { ApiProperty, ApiPropertyOptional, ApiSchema, OmitType } from '@nestjs/swagger';
import { campaignOrigins, type CampaignOrigin } from '@smarketing/contracts';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { FigureDto, MoneyFigureDto } from '../figures/figure.dto.js';
import { MonthQuery } from '../figures/month-query.dto.js';
import { ApiFigure } from '../figures/report.dto.js';
import type { CampaignFigures, CampaignMoney } from './campaign-figures.js';
import {
  campaignCuts,
  type CampaignCut,
  type CampaignReport,
  type CampaignRow,
} from './campaign-report.js';

export class CampaignReportQuery extends MonthQuery {
  @ApiPropertyOptional({
    enum: campaignCuts,
    default: 'campaign',
    description: 'What the rows are: campaigns, channels or months.',
  })
  @IsOptional()
  @IsIn(campaignCuts)
  by: CampaignCut = 'campaign';

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Only this campaign; with by=campaign or by=month.',
  })
  @IsOptional()
  @IsUUID()
  campaign?: string;

  @ApiPropertyOptional({
    maxLength: 80,
    example: 'paid_search',
    description: 'Only this channel; with by=channel or by=month.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  channel?: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 500,
    default: 100,
    description: 'At most so many rows.',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit: number = 100;
}

@ApiSchema({
  name: 'CampaignMoney',
  description: 'A sum of money, or a sum per lead, with all that is needed to believe it.',
})
export class CampaignMoneyDto
  extends OmitType(MoneyFigureDto, ['currency', 'unit'])
  implements CampaignMoney
{
  @ApiProperty({ enum: ['money'], description: 'In minor units; per lead also parts of them.' })
  unit: 'money';

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'EUR',
    description: 'ISO 4217. Null where there is none, or more than one: see reason.',
  })
  currency: string | null;
}

export class CampaignFiguresDto implements CampaignFigures {
  @ApiFigure('Leads by the campaign or channel of their first contact.')
  leads: FigureDto;

  @ApiFigure('Those of them that have qualified.')
  mql: FigureDto;

  @ApiFigure('Those that a rep has accepted.')
  sal: FigureDto;

  @ApiFigure('Those that became customers, also who has left since.')
  customers: FigureDto;

  @ApiProperty({
    type: [CampaignMoneyDto],
    description:
      'What it has cost, by currency: several are never added. None where none is recorded.',
  })
  cost: CampaignMoneyDto[];

  @ApiProperty({ type: [CampaignMoneyDto], description: 'What is planned for it, by currency.' })
  budget: CampaignMoneyDto[];

  @ApiFigure('Cost ÷ budget, of the campaigns that have one; of one month: ÷ the whole budget.')
  budgetUsed: FigureDto;

  @ApiFigure('Cost ÷ leads. `leadsHref` lists those of the denominator.', CampaignMoneyDto)
  costPerLead: CampaignMoneyDto;

  @ApiFigure('Cost ÷ MQL. `leadsHref` lists those of the denominator.', CampaignMoneyDto)
  costPerMql: CampaignMoneyDto;

  @ApiFigure('Cost ÷ customers. `leadsHref` lists those of the denominator.', CampaignMoneyDto)
  costPerCustomer: CampaignMoneyDto;

  @ApiProperty({ type: [CampaignMoneyDto], description: 'Of deals won, by currency.' })
  revenue: CampaignMoneyDto[];

  @ApiFigure('Revenue ÷ cost, where both are in one currency: 1 is the money back.')
  return: FigureDto;
}

export class CampaignRowDto extends CampaignFiguresDto implements CampaignRow {
  @ApiProperty({
    description: 'The campaign’s id, the channel, or the month as yyyy-MM.',
    example: 'paid_search',
  })
  key: string;

  @ApiPropertyOptional({ example: 'paid_search', description: 'Of a campaign.' })
  channel?: string;

  @ApiPropertyOptional({
    enum: campaignOrigins,
    enumName: 'CampaignOrigin',
    description: 'Of a campaign: whether it was planned by hand, or visits named it.',
  })
  origin?: CampaignOrigin;
}

export class CampaignReportDto implements CampaignReport {
  @ApiProperty({ enum: campaignCuts, description: 'What the rows are.' })
  by: CampaignCut;

  @ApiProperty({ type: String, nullable: true, description: 'The month that was asked for.' })
  month: string | null;

  @ApiProperty({ type: CampaignFiguresDto, description: 'All of them together.' })
  all: CampaignFiguresDto;

  @ApiProperty({
    type: [CampaignRowDto],
    description:
      'Planned campaigns first, then what has the most leads first; months in chronological order.',
  })
  rows: CampaignRowDto[];

  @ApiProperty({ type: 'integer', description: 'How many rows the limit has left out.' })
  left: number;
}
