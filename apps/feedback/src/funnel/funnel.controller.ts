import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { ApiReport } from '../figures/report.dto.js';
import { ReportSources } from '../figures/report-source.provider.js';
import { FunnelQuery } from './funnel-query.dto.js';
import { funnelReport, type FunnelReport } from './funnel-report.js';

@ApiTags('reports')
@Controller('v1/reports')
@Roles('marketing', 'sales', 'revops', 'ops')
export class FunnelController {
  constructor(private readonly sources: ReportSources) {}

  @Get('funnel')
  @ApiReport(
    'How far the leads came, by channel or by month of the first contact',
    'Each stage counts the leads that have reached it, now or earlier; conversion is won ÷ captured.',
  )
  async funnel(@Query() { by }: FunnelQuery): Promise<FunnelReport> {
    const { sums, figureOf } = await this.sources.read(['funnel:all:', `funnel:${by}:`]);
    return funnelReport(sums, by, figureOf);
  }
}
