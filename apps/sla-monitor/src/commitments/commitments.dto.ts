import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Team } from '@smarketing/playbook';
import type { CommitmentMonth } from './report-commitment.js';

const outcomes = ['met', 'missed'] as const;

export class AnnouncedDto {
  @ApiProperty({ enum: outcomes })
  outcome: 'met' | 'missed';

  @ApiProperty({ type: 'integer' })
  actual: number;
}

export class BusinessDaysDto {
  @ApiProperty({ type: 'integer', description: 'A day is over at its last close.' })
  elapsed: number;

  @ApiProperty({ type: 'integer' })
  total: number;
}

export class CommitmentMonthDto implements CommitmentMonth {
  @ApiProperty({ example: '2026-11', description: 'In the zone of the commitment’s calendar.' })
  month: string;

  @ApiProperty({ type: 'integer' })
  goal: number;

  @ApiProperty({ description: 'As counted now.' })
  actual: number;

  @ApiProperty({ description: 'What the goal asks for by now; the goal where the month is over.' })
  pace: number;

  @ApiProperty({ description: 'Of the month, by the calendar of the commitment.' })
  businessDays: BusinessDaysDto;

  @ApiProperty({ description: 'Less is delivered than the goal asks for by now.' })
  offPace: boolean;

  @ApiProperty({ enum: ['running', ...outcomes], description: 'By what is counted now.' })
  outcome: 'running' | 'met' | 'missed';

  @ApiProperty({
    type: AnnouncedDto,
    nullable: true,
    description: 'What the event said that closed the month; null while it is not closed.',
  })
  announced: AnnouncedDto | null;

  @ApiProperty({ description: 'The count has changed since the month was closed.' })
  restated: boolean;

  @ApiProperty({ type: 'integer', description: 'The playbook version that the goal is of.' })
  playbook: number;
}

export class CommitmentDto {
  @ApiProperty({ description: 'Id of the commitment in the playbook.' })
  commitment: string;

  @ApiProperty({ description: 'As people call it.', example: 'Sales answers an MQL in 4 hours' })
  label: string;

  @ApiProperty({ enum: ['marketing', 'sales'], enumName: 'Team', description: 'Who owes it.' })
  from: Team;

  @ApiProperty({ enum: ['marketing', 'sales'], enumName: 'Team', description: 'To whom.' })
  to: Team;

  @ApiProperty({ description: 'Id of the metric in the glossary of the playbook.' })
  metric: string;

  @ApiProperty({
    type: [CommitmentMonthDto],
    nullable: true,
    description: 'From the current month back to the first that has a count.',
  })
  months: readonly CommitmentMonthDto[] | null;

  @ApiPropertyOptional({ description: 'Why there are no months.' })
  reason?: string;
}

export class CommitmentsDto {
  @ApiProperty({ type: 'integer', description: 'The version in force.' })
  playbook: number;

  @ApiProperty({ description: 'When it was computed.' })
  asOf: Date;

  @ApiProperty({ type: [CommitmentDto] })
  items: CommitmentDto[];
}
