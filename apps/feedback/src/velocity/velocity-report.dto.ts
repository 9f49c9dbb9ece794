import { ApiProperty } from '@nestjs/swagger';
import { FigureDto } from '../figures/figure.dto.js';
import { ApiFigure } from '../figures/report.dto.js';
import type { VelocityReport } from './velocity-report.js';

export class DaysToWonDto {
  @ApiFigure('Half of the deals took no longer.')
  median: FigureDto;

  @ApiFigure('Nine of ten deals took no longer.')
  p90: FigureDto;

  @ApiFigure('The arithmetic mean.')
  mean: FigureDto;
}

export class VelocityReportDto implements VelocityReport {
  @ApiProperty({
    type: DaysToWonDto,
    description: 'Days from the first contact to the won deal.',
  })
  daysToWon: DaysToWonDto;

  @ApiFigure('Deals won before their first contact; they are counted above all the same.')
  wonBeforeCapture: FigureDto;
}
