import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  dealOutcomes,
  lossReasons,
  type DealOutcome,
  type LossReason,
} from '@smarketing/contracts';
import { PageOf } from '@smarketing/http';
import { stages } from '../lead-view/stages.js';
import { ledgerStates } from '../lead-view/ledger-states.js';
import type { LeadObligation } from '../lead-view/lead-view.schema.js';
import type { LeadRow } from './lead-row.js';

const states = ['armed', 'at-risk', 'met', 'breached'] as const;

export class MoneyDto {
  @ApiProperty({ type: 'integer', description: 'In minor units of the currency.', example: 125000 })
  amount: number;

  @ApiProperty({ description: 'ISO 4217.', example: 'EUR' })
  currency: string;
}

export class DealDto {
  @ApiProperty({ enum: dealOutcomes })
  outcome: DealOutcome;

  @ApiProperty({ type: Date, description: 'When it was closed.' })
  time: Date;

  @ApiPropertyOptional({ type: MoneyDto, description: 'Of a deal won.' })
  amount?: MoneyDto;

  @ApiPropertyOptional({ enum: lossReasons, enumName: 'LossReason', description: 'Of a lost one.' })
  reason?: LossReason;
}

export class LeadObligationDto implements LeadObligation {
  @ApiProperty({
    description: 'Id of the service level in the playbook.',
    example: 'respond-to-handoff',
  })
  level: string;

  @ApiProperty({ type: 'integer', description: 'Which qualification of the lead it belongs to.' })
  cycle: number;

  @ApiProperty({ enum: states, description: '`armed` and `at-risk` are still owed.' })
  state: LeadObligation['state'];

  @ApiProperty({ type: Date })
  due: Date;

  @ApiPropertyOptional({
    enum: [true],
    type: Boolean,
    description: 'A breach was declared and taken back: it was met on time.',
  })
  corrected?: true;
}

export class LeadRowDto implements LeadRow {
  @ApiProperty({ format: 'uuid' })
  leadId: string;

  @ApiProperty({
    type: Date,
    nullable: true,
    description: 'Of the first contact. Null of an erased lead, as all that was known of it.',
  })
  capturedAt: Date | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Of the first contact.',
    example: 'organic_search',
  })
  channel: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  campaignId: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The UTC month of the first contact.',
    example: '2026-11',
  })
  cohort: string | null;

  @ApiProperty({
    type: String,
    enum: [...stages, null],
    nullable: true,
    description: 'The furthest one reached.',
  })
  stage: string | null;

  @ApiProperty({ enum: ledgerStates, enumName: 'LedgerState', description: 'Where it is now.' })
  outcome: string;

  @ApiProperty({ type: 'integer', nullable: true })
  score: number | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The rep who has it.',
    example: 'rep-17',
  })
  repId: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Of the rejection or the loss.',
    example: 'no-budget',
  })
  reason: string | null;

  @ApiProperty({ type: DealDto, nullable: true, description: 'Null if none was closed.' })
  deal: DealDto | null;

  @ApiPropertyOptional({
    type: LeadObligationDto,
    description: 'If the list is of obligations: the one of this row.',
  })
  obligation?: LeadObligationDto;
}

export class LeadRowPageDto extends PageOf(LeadRowDto) {
  @ApiProperty({
    type: 'integer',
    description: 'Rows on all pages: what the figure that led here counts.',
  })
  total: number;
}
