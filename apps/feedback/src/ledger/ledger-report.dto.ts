import { ApiProperty } from '@nestjs/swagger';
import { FigureDto } from '../figures/figure.dto.js';
import { ApiFigure, ApiFigures } from '../figures/report.dto.js';
import type { LedgerReport } from './ledger-report.js';
import { ledgerStates, type LedgerState } from '../lead-view/ledger-states.js';

export class LostLeadsDto {
  @ApiProperty({ example: 'price', description: 'Why they were lost.' })
  reason: string;

  @ApiFigure('How many were lost for it.')
  leads: FigureDto;
}

export class LedgerReportDto implements LedgerReport {
  @ApiFigure('All leads.')
  captured: FigureDto;

  @ApiFigures('LedgerStates', ledgerStates, 'Where they are now: each lead counts in one state.')
  states: Record<LedgerState, FigureDto>;

  @ApiProperty({ description: 'Whether the states add up to all leads.' })
  balanced: boolean;

  @ApiProperty({ type: [LostLeadsDto], description: 'The lost leads by their reason.' })
  lossReasons: LostLeadsDto[];
}
