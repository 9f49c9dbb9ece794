import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { funnelCuts, type FunnelCut } from './funnel-report.js';

export class FunnelQuery {
  @ApiPropertyOptional({ enum: funnelCuts, default: 'channel' })
  @IsOptional()
  @IsIn(funnelCuts)
  by: FunnelCut = 'channel';
}
