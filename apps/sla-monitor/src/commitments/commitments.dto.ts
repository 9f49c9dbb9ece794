import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Team } from '@smarketing/playbook';
import type { CommitmentMonth } from './report-commitment.js';

const outcomes = ['met', 'missed'] as const;

export class AnnouncedDto {
  @ApiProperty({ enum: outcomes })
  outcome: 'met' | 'missed';

  @ApiProperty()
  actual: number;
}

export class BusinessDaysDto {
  @ApiProperty({ description: 'A day is over at its last close.' })
  elapsed: number;

  @ApiProperty()
  total: number;
}

export class CommitmentMonthDto implements CommitmentMonth {
  @ApiProperty({ example: '2026-11', description: 'In the zone of the commitment’s calendar.' })
  month: string;

  @ApiProperty()
  goal: number;

  @ApiProperty({ description: 'As counted now.' })
  actual: number;

  @ApiProperty({ description: 'What the goal asks for by now; the goal where the month is over.' })
  pace: number;

  @ApiProperty()
  businessDays: BusinessDaysDto;

  @ApiProperty()
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

  @ApiProperty({ description: 'The playbook version that the goal is of.' })
  playbook: number;
}

export class CommitmentDto {
  @ApiProperty({ description: 'Id of the commitment in the playbook.' })
  commitment: string;

  @ApiProperty()
  label: string;

  @ApiProperty({ enum: ['marketing', 'sales'] })
  from: Team;

  @ApiProperty({ enum: ['marketing', 'sales'] })
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
  @ApiProperty({ description: 'The version in force.' })
  playbook: number;

  @ApiProperty()
  asOf: Date;

  @ApiProperty({ type: [CommitmentDto] })
  items: CommitmentDto[];
}
