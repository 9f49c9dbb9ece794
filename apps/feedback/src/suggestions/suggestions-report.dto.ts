import { ApiProperty } from '@nestjs/swagger';
import { FigureDto } from '../figures/figure.dto.js';
import { ApiFigure } from '../figures/report.dto.js';
import type { SuggestionsReport } from './suggestions-report.js';

export class SideSuggestionsDto {
  @ApiFigure('All that this side raised.')
  raised: FigureDto;

  @ApiFigure('Those that wait for the other side.')
  waiting: FigureDto;

  @ApiFigure('Those that the other side agreed to.')
  validated: FigureDto;

  @ApiFigure('Those that the other side declined.')
  declined: FigureDto;
}

export class SuggestionsReportDto implements SuggestionsReport {
  @ApiProperty({ type: SideSuggestionsDto, description: 'What marketing suggested.' })
  marketing: SideSuggestionsDto;

  @ApiProperty({ type: SideSuggestionsDto, description: 'What sales suggested.' })
  sales: SideSuggestionsDto;
}
