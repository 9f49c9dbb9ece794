import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Team } from '@smarketing/playbook';

export class AttainmentDto {
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'From 0 to 1; null where not computed.',
  })
  value: number | null;

  @ApiPropertyOptional({ description: 'Why there is no value.' })
  reason?: string;

  @ApiProperty({ enum: ['share'] })
  unit: 'share';

  @ApiProperty({ type: 'integer', description: 'Obligations met, the corrected ones included.' })
  numerator: number;

  @ApiProperty({ type: 'integer', description: 'Obligations met or breached.' })
  denominator: number;
}

export class AgreedLevelDto {
  @ApiProperty({ description: 'As people call it.', example: 'Sales answers an MQL in 4 hours' })
  label: string;

  @ApiProperty({ enum: ['marketing', 'sales'], enumName: 'Team', description: 'Who owes it.' })
  from: Team;

  @ApiProperty({ enum: ['marketing', 'sales'], enumName: 'Team', description: 'To whom.' })
  to: Team;

  @ApiProperty({ type: 'integer', description: 'Business minutes.' })
  minutes: number;
}

export class ServiceLevelDto {
  @ApiProperty({ description: 'Id of the service level in the playbook.' })
  level: string;

  @ApiProperty({
    type: AgreedLevelDto,
    nullable: true,
    description: 'As the playbook in force has it; null where it has it no longer.',
  })
  agreed: AgreedLevelDto | null;

  @ApiProperty({ description: 'Met ÷ (met + breached).' })
  attainment: AttainmentDto;

  @ApiProperty({ type: 'integer', description: 'Still owed, those at risk included.' })
  running: number;

  @ApiProperty({ type: 'integer', description: 'Still owed, with most of the time used.' })
  atRisk: number;

  @ApiProperty({ type: 'integer' })
  met: number;

  @ApiProperty({ type: 'integer' })
  breached: number;

  @ApiProperty({
    type: 'integer',
    description: 'Among the met: a breach had been declared and was taken back.',
  })
  corrected: number;
}

export class ServiceLevelsDto {
  @ApiProperty({ type: 'integer', description: 'The version in force.' })
  playbook: number;

  @ApiProperty({ description: 'When it was computed.' })
  asOf: Date;

  @ApiProperty({ type: [ServiceLevelDto] })
  items: ServiceLevelDto[];
}
