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

  @ApiProperty({ description: 'Obligations met, the corrected ones included.' })
  numerator: number;

  @ApiProperty({ description: 'Obligations met or breached.' })
  denominator: number;
}

export class AgreedLevelDto {
  @ApiProperty()
  label: string;

  @ApiProperty({ enum: ['marketing', 'sales'] })
  from: Team;

  @ApiProperty({ enum: ['marketing', 'sales'] })
  to: Team;

  @ApiProperty({ description: 'Business minutes.' })
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

  @ApiProperty()
  attainment: AttainmentDto;

  @ApiProperty({ description: 'Still owed, those at risk included.' })
  running: number;

  @ApiProperty({ description: 'Still owed, with most of the time used.' })
  atRisk: number;

  @ApiProperty()
  met: number;

  @ApiProperty()
  breached: number;

  @ApiProperty({ description: 'Among the met: a breach had been declared and was taken back.' })
  corrected: number;
}

export class ServiceLevelsDto {
  @ApiProperty({ description: 'The version in force.' })
  playbook: number;

  @ApiProperty()
  asOf: Date;

  @ApiProperty({ type: [ServiceLevelDto] })
  items: ServiceLevelDto[];
}
