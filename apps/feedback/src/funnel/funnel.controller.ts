import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { ApiReport } from '../figures/report.dto.js';
import { ReportSources } from '../figures/report-source.provider.js';
import { FunnelQuery } from './funnel-query.dto.js';
import { funnelReport } from './funnel-report.js';
import { FunnelReportDto } from './funnel-report.dto.js';

@ApiTags('reports')
@Controller('v1/reports')
@Roles('marketing', 'sales', 'revops', 'ops')
export class FunnelController {
  constructor(private readonly sources: ReportSources) {}

  @Get('funnel')
  @ApiReport(
    'Report how far leads came, by channel or by month of the first contact',
    'Each stage counts the leads that have reached it, now or earlier; conversion is won ÷ captured.',
    FunnelReportDto,
  )
  async reportFunnel(@Query() { by }: FunnelQuery): Promise<FunnelReportDto> {
    const { sums, figureOf } = await this.sources.read(['funnel:all:', `funnel:${by}:`]);
    return funnelReport(sums, by, figureOf);
  }
}
