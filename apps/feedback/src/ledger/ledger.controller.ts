import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { ApiReport } from '../figures/report.dto.js';
import { ReportSources } from '../figures/report-source.provider.js';
import { ledgerReport, type LedgerReport } from './ledger-report.js';

@ApiTags('reports')
@Controller('v1/reports')
@Roles('marketing', 'sales', 'revops', 'ops')
export class LedgerController {
  constructor(private readonly sources: ReportSources) {}

  @Get('ledger')
  @ApiReport(
    'Where every lead has gone',
    'captured = open + won + lost + recycled + disqualified + merged + erased, always.',
  )
  async ledger(): Promise<LedgerReport> {
    const { sums, figureOf } = await this.sources.read(['ledger:']);
    return ledgerReport(sums, figureOf);
  }
}
