import { ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@smarketing/http';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { stages, type Stage } from './handoff.js';

export class LeadPath {
  @IsUUID()
  leadId: string;
}

export class InboxQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Id of the rep whose inbox it is.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  rep?: string;

  @ApiPropertyOptional({ enum: stages })
  @IsOptional()
  @IsIn(stages)
  stage?: Stage;
}
