import { ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@smarketing/http';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { shownStates, type ShownState } from './obligations.dto.js';

/** All that is given must hold. */
export class ObligationsQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'For this lead.' })
  @IsOptional()
  @IsUUID()
  subject?: string;

  @ApiPropertyOptional({
    enum: shownStates,
    enumName: 'ObligationState',
    description: '`armed` and `at-risk` are still owed.',
  })
  @IsOptional()
  @IsIn(shownStates)
  state?: ShownState;

  @ApiPropertyOptional({ description: 'Of this rep.', example: 'rep-17' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  rep?: string;

  @ApiPropertyOptional({ description: 'Of this service level of the playbook.' })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  level?: string;
}
