import { ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@smarketing/http';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { obligationStates, type ObligationState } from './obligation.js';

/** All that is given must hold. */
export class ObligationsQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Towards this lead.' })
  @IsOptional()
  @IsUUID()
  subject?: string;

  @ApiPropertyOptional({ enum: obligationStates, description: 'armed and atRisk are still owed.' })
  @IsOptional()
  @IsIn(obligationStates)
  state?: ObligationState;

  @ApiPropertyOptional({ description: 'Of this rep.' })
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
