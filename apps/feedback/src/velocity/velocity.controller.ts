import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { ApiReport } from '../figures/report.dto.js';
import { ReportSources } from '../figures/report-source.provider.js';
import { velocityReport } from './velocity-report.js';
import { VelocityReportDto } from './velocity-report.dto.js';

@ApiTags('reports')
@Controller('v1/reports')
@Roles('marketing', 'sales', 'revops', 'ops')
export class VelocityController {
  constructor(private readonly sources: ReportSources) {}

  @Get('velocity')
  @ApiReport(
    'Report the days from the first contact to the won deal',
    'Median, 90th percentile (interpolated between the closest ranks) and mean, exact to the second.',
    VelocityReportDto,
  )
  async reportVelocity(): Promise<VelocityReportDto> {
    const { sums, figureOf } = await this.sources.read(['daysToWon:', 'fault:']);
    return velocityReport(sums, figureOf);
  }
}
