import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInstant } from '@smarketing/contracts';
import { PageQuery } from '@smarketing/http';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { stages, type Stage } from '../lead-view/stages.js';
import { ledgerStates, type LedgerState } from '../lead-view/ledger-states.js';
import { obligationStates, type LeadFilter, type ObligationState } from './lead-filter.js';

const month = /^\d{4}-(0[1-9]|1[0-2])$/;
const YesOrNo = () =>
  Transform(({ value }: { value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  );

/** The filter of a figure, as its `leadsHref` carries it, and the page. */
export class LeadListQuery extends PageQuery implements LeadFilter {
  @ApiPropertyOptional({
    enum: stages,
    enumName: 'FunnelStage',
    description: 'Reached this stage, now or earlier.',
  })
  @IsOptional()
  @IsIn(stages)
  stage?: Stage;

  @ApiPropertyOptional({ description: 'Of the first contact.', example: 'organic_search' })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  channel?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Came by this campaign, or by one that is part of it.',
  })
  @IsOptional()
  @IsUUID()
  campaign?: string;

  @ApiPropertyOptional({ description: 'Came by a campaign at all.' })
  @IsOptional()
  @YesOrNo()
  @IsBoolean()
  hasCampaign?: boolean;

  @ApiPropertyOptional({ description: 'Month of the first contact, yyyy-MM UTC.' })
  @IsOptional()
  @Matches(month, { message: 'cohort must be yyyy-MM, such as 2026-11' })
  cohort?: string;

  @ApiPropertyOptional({
    enum: ledgerStates,
    enumName: 'LedgerState',
    description: 'Where it is now.',
  })
  @IsOptional()
  @IsIn(ledgerStates)
  outcome?: LedgerState;

  @ApiPropertyOptional({ description: 'Why it was lost.', example: 'price' })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  lossReason?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'First qualified at this time or later.',
  })
  @IsOptional()
  @IsInstant()
  qualifiedFrom?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'First qualified before this time.' })
  @IsOptional()
  @IsInstant()
  qualifiedBefore?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Won at this time or later.' })
  @IsOptional()
  @IsInstant()
  wonFrom?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Won before this time.' })
  @IsOptional()
  @IsInstant()
  wonBefore?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Had not left by this time.' })
  @IsOptional()
  @IsInstant()
  customerUntil?: string;

  @ApiPropertyOptional({ description: 'Left as a customer.' })
  @IsOptional()
  @YesOrNo()
  @IsBoolean()
  churned?: boolean;

  @ApiPropertyOptional({ description: 'Bought again.' })
  @IsOptional()
  @YesOrNo()
  @IsBoolean()
  repeat?: boolean;

  @ApiPropertyOptional({ description: 'Won before the first contact: an error in the data.' })
  @IsOptional()
  @YesOrNo()
  @IsBoolean()
  wonBeforeCapture?: boolean;

  @ApiPropertyOptional({
    description: 'Id of a service level. With level or obligationState, one row per obligation.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  level?: string;

  @ApiPropertyOptional({ enum: obligationStates })
  @IsOptional()
  @IsIn(obligationStates)
  obligationState?: ObligationState;

  @ApiPropertyOptional({ description: 'ISO 4217: of the first deal; with repeat, of purchases.' })
  @IsOptional()
  @Matches(/^[A-Z]{3}$/, { message: 'currency must be ISO 4217, such as EUR' })
  currency?: string;
}
