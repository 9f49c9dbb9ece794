import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { ApiReport } from '../figures/report.dto.js';
import { ReportSources } from '../figures/report-source.provider.js';
import { ledgerReport } from './ledger-report.js';
import { LedgerReportDto } from './ledger-report.dto.js';

@ApiTags('reports')
@Controller('v1/reports')
@Roles('marketing', 'sales', 'revops', 'ops')
export class LedgerController {
  constructor(private readonly sources: ReportSources) {}

  @Get('ledger')
  @ApiReport(
    'Report where every lead is now',
    'captured = open + won + lost + recycled + disqualified + merged + erased, always.',
    LedgerReportDto,
  )
  async reportLedger(): Promise<LedgerReportDto> {
    const { sums, figureOf } = await this.sources.read(['ledger:']);
    return ledgerReport(sums, figureOf);
  }
}
