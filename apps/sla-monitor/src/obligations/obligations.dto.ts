import { ApiProperty } from '@nestjs/swagger';
import { PageOf } from '@smarketing/http';
import { obligedActs, type ObligedAct } from '@smarketing/playbook';
import type { ObligationState } from './obligation-states.js';

/** As the facts and the other services say them; what is stored says `atRisk`. */
export const shownStates = ['armed', 'at-risk', 'met', 'breached'] as const;
export type ShownState = (typeof shownStates)[number];

export function shownState(state: ObligationState): ShownState {
  return state === 'atRisk' ? 'at-risk' : state;
}

export function storedState(state: ShownState): ObligationState {
  return state === 'at-risk' ? 'atRisk' : state;
}

export class ObligationDto {
  @ApiProperty({
    description: '`<leadId>:<level>:<cycle>`',
    example: '0197b2a4-6f00-7000-8000-000000000001:respond-to-handoff:1',
  })
  id: string;

  @ApiProperty({ format: 'uuid', description: 'The lead.' })
  subject: string;

  @ApiProperty({
    description: 'Id of the service level in the playbook.',
    example: 'respond-to-handoff',
  })
  level: string;

  @ApiProperty({ enum: obligedActs, description: 'What has to be done.' })
  act: ObligedAct;

  @ApiProperty({ type: 'integer', description: 'Which qualification of the lead it belongs to.' })
  cycle: number;

  @ApiProperty({ description: 'Who owes it.', example: 'rep-17' })
  repId: string;

  @ApiProperty({
    enum: shownStates,
    enumName: 'ObligationState',
    description: '`armed` and `at-risk` are still owed.',
  })
  state: ShownState;

  @ApiProperty({ description: 'When it began to be owed.' })
  armedAt: Date;

  @ApiProperty({ description: 'When most of the time is used.' })
  atRiskAt: Date;

  @ApiProperty()
  due: Date;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Business minutes until it is due, 0 when that has passed; null once settled.',
  })
  remainingMinutes: number | null;

  @ApiProperty({ type: Date, nullable: true, description: 'When it was done, if it was on time.' })
  metAt: Date | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Business minutes it took, if it was done on time.',
  })
  usedMinutes: number | null;

  @ApiProperty({
    description: 'A breach was declared and taken back: the answer became known late.',
  })
  corrected: boolean;

  @ApiProperty({ type: 'integer', description: 'The playbook version it is owed under.' })
  playbook: number;
}

export class ObligationsPageDto extends PageOf(ObligationDto) {}
