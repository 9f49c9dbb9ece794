import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { ProblemError } from '@smarketing/http';
import { CampaignHeads } from '../campaigns/campaign-heads.repository.js';
import { campaigns } from '../campaigns/campaigns.view.js';
import { ApiReport } from '../figures/report.dto.js';
import { ReportSources } from '../figures/report-source.provider.js';
import { CampaignReportDto, CampaignReportQuery } from './campaign-report.dto.js';
import { campaignReport } from './campaign-report.js';

@ApiTags('reports')
@Controller('v1/reports')
@Roles('marketing', 'sales', 'revops', 'ops')
export class CampaignReportController {
  constructor(
    private readonly sources: ReportSources,
    private readonly heads: CampaignHeads,
  ) {}

  @Get('campaigns')
  @ApiReport(
    'Report what campaigns or channels cost and bring, in all or by month',
    'Leads count by their first contact, in the month of it (UTC); costs in the month of their day, in the zone of the account. What campaigns are called is asked of marketing-intake.',
    CampaignReportDto,
  )
  async reportCampaigns(@Query() query: CampaignReportQuery): Promise<CampaignReportDto> {
    refuseMixture(query);
    const isOfChannels = query.by === 'channel' || query.channel !== undefined;
    const [{ sums, figureOf }, costs, known] = await Promise.all([
      this.sources.read(isOfChannels ? ['campaign:', 'channel:'] : ['campaign:']),
      this.sources.sumsOf(campaigns.collection, ['cost:']),
      this.heads.all(),
    ]);
    return campaignReport({ leads: sums, costs, campaigns: known }, query, figureOf);
  }
}

function refuseMixture({ by, campaign, channel }: CampaignReportQuery): void {
  const fault =
    campaign !== undefined && channel !== undefined
      ? { parameter: 'channel', detail: 'goes without campaign: ask for one of them' }
      : by === 'campaign' && channel !== undefined
        ? { parameter: 'channel', detail: 'goes with by=channel or by=month' }
        : by === 'channel' && campaign !== undefined
          ? { parameter: 'campaign', detail: 'goes with by=campaign or by=month' }
          : undefined;
  if (!fault) return;
  throw new ProblemError({
    status: 422,
    type: 'invalid-request',
    title: 'The request is not valid',
    detail: `${fault.parameter}: ${fault.detail}.`,
    errors: [fault],
  });
}
