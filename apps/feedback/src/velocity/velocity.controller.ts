import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { ApiReport } from '../figures/report.dto.js';
import { ReportSources } from '../figures/report-source.provider.js';
import { velocityReport, type VelocityReport } from './velocity-report.js';

@ApiTags('reports')
@Controller('v1/reports')
@Roles('marketing', 'sales', 'revops', 'ops')
export class VelocityController {
  constructor(private readonly sources: ReportSources) {}

  @Get('velocity')
  @ApiReport(
    'Days from the first contact to the won deal',
    'Median, 90th percentile (interpolated between the closest ranks) and mean, exact to the second.',
  )
  async velocity(): Promise<VelocityReport> {
    const { sums, figureOf } = await this.sources.read(['daysToWon:', 'fault:']);
    return velocityReport(sums, figureOf);
  }
}
