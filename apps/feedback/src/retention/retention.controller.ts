import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { MonthQuery } from '../figures/month-query.dto.js';
import { ApiReport } from '../figures/report.dto.js';
import { ReportSources } from '../figures/report-source.provider.js';
import { lastFullMonth, retentionReport } from './retention-report.js';
import { RetentionReportDto } from './retention-report.dto.js';

@ApiTags('reports')
@Controller('v1/reports')
@Roles('marketing', 'sales', 'revops', 'ops')
export class RetentionController {
  constructor(private readonly sources: ReportSources) {}

  @Get('retention')
  @ApiReport(
    'Report the customers who stay and who buy again',
    'By month of winning, and for one UTC month (default: the last full one) of the customers at its start.',
    RetentionReportDto,
  )
  async reportRetention(@Query() { month }: MonthQuery): Promise<RetentionReportDto> {
    const { sums, figureOf, now } = await this.sources.read(['retention:']);
    return retentionReport(sums, month ?? lastFullMonth(now), figureOf);
  }
}
