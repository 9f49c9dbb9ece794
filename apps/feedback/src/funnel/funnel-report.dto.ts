import { ApiProperty } from '@nestjs/swagger';
import { FigureDto } from '../figures/figure.dto.js';
import { ApiFigure, ApiFigures } from '../figures/report.dto.js';
import { funnelCuts, type FunnelCut, type FunnelReport, type FunnelRow } from './funnel-report.js';
import { stages, type Stage } from '../lead-view/stages.js';

export class FunnelStagesDto implements FunnelRow {
  @ApiFigures('StageFigures', stages, 'Leads that have reached the stage, now or earlier.')
  stages: Record<Stage, FigureDto>;

  @ApiFigure('Leads won ÷ leads captured.')
  conversion: FigureDto;
}

export class FunnelRowDto extends FunnelStagesDto {
  @ApiProperty({ description: 'The channel, or the month as yyyy-MM.', example: 'organic_search' })
  key: string;
}

export class FunnelReportDto implements FunnelReport {
  @ApiProperty({ enum: funnelCuts, description: 'What the rows are grouped by.' })
  by: FunnelCut;

  @ApiProperty({ type: FunnelStagesDto, description: 'All leads together.' })
  all: FunnelStagesDto;

  @ApiProperty({
    type: [FunnelRowDto],
    description: 'Channels with the most leads first; months in chronological order.',
  })
  rows: FunnelRowDto[];
}
