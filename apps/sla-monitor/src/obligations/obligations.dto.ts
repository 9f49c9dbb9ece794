import { ApiProperty } from '@nestjs/swagger';
import { obligedActs, type ObligedAct } from '@smarketing/playbook';
import { obligationStates, type ObligationState } from './obligation.js';

export class ObligationDto {
  @ApiProperty({ description: '<leadId>:<level>:<cycle>' })
  id: string;

  @ApiProperty({ format: 'uuid', description: 'The lead.' })
  subject: string;

  @ApiProperty({ description: 'Id of the service level in the playbook.' })
  level: string;

  @ApiProperty({ enum: obligedActs, description: 'What has to be done.' })
  act: ObligedAct;

  @ApiProperty({ description: 'Which qualification of the lead it belongs to.' })
  cycle: number;

  @ApiProperty({ description: 'Who owes it.' })
  repId: string;

  @ApiProperty({ enum: obligationStates, description: 'armed and atRisk are still owed.' })
  state: ObligationState;

  @ApiProperty()
  armedAt: Date;

  @ApiProperty()
  atRiskAt: Date;

  @ApiProperty()
  due: Date;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Business minutes until it is due, 0 when that has passed; null once settled.',
  })
  remainingMinutes: number | null;

  @ApiProperty({ type: Date, nullable: true, description: 'When it was done, if it was in time.' })
  metAt: Date | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Business minutes it took, if it was done in time.',
  })
  usedMinutes: number | null;

  @ApiProperty({
    description: 'A breach was declared and taken back: the answer became known late.',
  })
  corrected: boolean;

  @ApiProperty({ description: 'The playbook version it is owed under.' })
  playbook: number;
}

export class ObligationsPageDto {
  @ApiProperty({ type: [ObligationDto] })
  items: readonly ObligationDto[];

  @ApiProperty({ type: String, nullable: true, description: 'Cursor of the next page.' })
  next: string | null;
}
