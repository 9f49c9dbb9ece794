import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FigureDto } from '../figures/figure.dto.js';
import { ApiFigure } from '../figures/report.dto.js';
import { AgreedCommitmentDto, CommitmentPeriodDto } from './attainment-report.dto.js';
import type { CommitmentMonth } from './commitment-months.js';

export class CommitmentMonthDto implements CommitmentMonth {
  @ApiProperty({ example: '2026-11', description: 'In the zone of the commitment’s calendar.' })
  period: string;

  @ApiProperty({ description: 'The goal that a closed month was judged by; else the one agreed.' })
  goal: number;

  @ApiFigure('What was delivered.')
  reached: FigureDto;

  @ApiFigure('What the goal asks for by now; the goal where the month is over.')
  expected: FigureDto;

  @ApiFigure('Reached ÷ goal.')
  attainment: FigureDto;

  @ApiProperty({
    type: Boolean,
    nullable: true,
    description: 'At least as much is delivered as expected.',
  })
  onPace: boolean | null;

  @ApiProperty({ enum: ['running', 'met', 'missed'], description: 'By the current count.' })
  outcome: 'running' | 'met' | 'missed';

  @ApiProperty({
    type: CommitmentPeriodDto,
    nullable: true,
    description: 'What the SLA monitor has announced about the month; null if nothing.',
  })
  announced: CommitmentPeriodDto | null;

  @ApiProperty({ description: 'The count has changed since the month was closed.' })
  restated: boolean;
}

export class CommitmentMonthsDto {
  @ApiProperty({ description: 'Id of the commitment in the playbook.', example: 'mql-per-month' })
  commitment: string;

  @ApiProperty({ type: AgreedCommitmentDto, description: 'As in the playbook in force.' })
  agreed: AgreedCommitmentDto;

  @ApiProperty({ type: [CommitmentMonthDto], nullable: true, description: 'Newest first.' })
  months: CommitmentMonthDto[] | null;

  @ApiPropertyOptional({ description: 'Why there are no months.' })
  reason?: string;
}

export class CommitmentsReportDto {
  @ApiProperty({ type: [CommitmentMonthsDto] })
  items: CommitmentMonthsDto[];
}
