import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import type { Commitment, ServiceLevel } from '@smarketing/playbook';
import { FigureDto } from '../figures/figure.dto.js';
import { ApiFigure } from '../figures/report.dto.js';
import type { CommitmentPeriod } from '../commitments/commitment-history.schema.js';
import type { CommitmentAttainment } from './commitment-attainment.js';
import type { ServiceLevelAttainment } from './service-level-attainment.js';

const teams = ['marketing', 'sales'] as const;

class AgreedTermsDto {
  @ApiProperty({ description: 'Its name for people.', example: 'Sales answers an MQL in 4 hours' })
  label: string;

  @ApiProperty({ enum: teams, enumName: 'Team', description: 'Who owes it.' })
  from: ServiceLevel['from'];

  @ApiProperty({ enum: teams, enumName: 'Team', description: 'To whom it is owed.' })
  to: ServiceLevel['to'];

  @ApiProperty({ description: 'Id of the calendar in the playbook.', example: 'office' })
  calendar: string;
}

export class AgreedServiceLevelDto extends AgreedTermsDto {
  @ApiProperty({ type: String, description: 'What is owed.', example: 'accept-or-reject' })
  act: ServiceLevel['act'];

  @ApiProperty({ type: 'integer', description: 'Business minutes from the assignment.' })
  minutes: number;
}

export class AgreedCommitmentDto extends AgreedTermsDto {
  @ApiProperty({
    type: String,
    description: 'Id of the metric in the glossary of the playbook.',
    example: 'mql',
  })
  metric: Commitment['metric'];

  @ApiProperty({ type: 'integer', description: 'The goal of a month.' })
  perMonth: number;
}

export class ServiceLevelAttainmentDto implements ServiceLevelAttainment {
  @ApiProperty({
    description: 'Id of the service level in the playbook.',
    example: 'respond-to-handoff',
  })
  level: string;

  @ApiProperty({
    type: AgreedServiceLevelDto,
    nullable: true,
    description: 'As in the playbook in force; null if that no longer has it.',
  })
  agreed: AgreedServiceLevelDto | null;

  @ApiFigure('Met ÷ (met + breached); what is still running counts in neither.')
  attainment: FigureDto;

  @ApiFigure('Obligations met, the corrected ones included.')
  met: FigureDto;

  @ApiFigure('Obligations breached.')
  breached: FigureDto;

  @ApiFigure('Obligations still owed.')
  running: FigureDto;

  @ApiFigure('Of those met: the ones held to be breached until a late fact corrected it.')
  corrected: FigureDto;
}

export class CommitmentPeriodDto implements CommitmentPeriod {
  @ApiProperty()
  goal: number;

  @ApiProperty()
  actual: number;

  @ApiPropertyOptional({ type: Date, description: 'When it was last announced as off pace.' })
  offPaceAt?: Date;

  @ApiPropertyOptional({ enum: ['met', 'missed'], description: 'Once the month is closed.' })
  outcome?: 'met' | 'missed';
}

@ApiExtraModels(CommitmentPeriodDto)
export class CommitmentAttainmentDto implements CommitmentAttainment {
  @ApiProperty({ description: 'Id of the commitment in the playbook.', example: 'mql-per-month' })
  commitment: string;

  @ApiProperty({ type: AgreedCommitmentDto, description: 'As in the playbook in force.' })
  agreed: AgreedCommitmentDto;

  @ApiProperty({ description: 'The month, in the zone of its calendar.', example: '2026-11' })
  period: string;

  @ApiFigure('What was delivered so far.')
  reached: FigureDto;

  @ApiFigure('What the goal asks for by now, spread evenly over the business days.')
  expected: FigureDto;

  @ApiFigure('Reached ÷ goal of the month.')
  attainment: FigureDto;

  @ApiProperty({ type: Boolean, nullable: true, description: 'Null where it was not computed.' })
  onPace: boolean | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(CommitmentPeriodDto) },
    description: 'What the SLA monitor announced, by month as yyyy-MM; newest first.',
  })
  monitored: Record<string, CommitmentPeriodDto>;
}

export class AttainmentReportDto {
  @ApiProperty({
    type: [ServiceLevelAttainmentDto],
    description: 'What is owed for every lead, over all time.',
  })
  serviceLevels: ServiceLevelAttainmentDto[];

  @ApiProperty({
    type: [CommitmentAttainmentDto],
    description: 'What is owed for a month.',
  })
  commitments: CommitmentAttainmentDto[];
}
