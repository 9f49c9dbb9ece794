import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { UnitOfWork } from '@smarketing/event-bus';
import {
  ApiProblem,
  PageQuery,
  decodeCursor,
  documentOf,
  inSlices,
  pageOf,
} from '@smarketing/http';
import { totalOf } from './add-cost.js';
import {
  CampaignCostPageDto,
  CostsRecordedDto,
  RecordCostsRequest,
  type CampaignCostDto,
  type CostRecordedDto,
  type CostRefusedDto,
} from './campaign-cost.dto.js';
import type { CampaignCost } from './campaign-cost.schema.js';
import { CampaignCosts, type CostOutcome } from './campaign-costs.repository.js';
import { noSuchCampaign, problemOfCost } from './campaign-problem.js';
import { CampaignRepository } from './campaign.repository.js';
import { readCostRow, type ReadCostRow } from './read-cost-row.dto.js';

@ApiTags('campaigns')
@Controller('v1/campaigns')
@Roles('marketing', 'revops', 'service')
export class CampaignCostsController {
  constructor(
    private readonly campaigns: CampaignRepository,
    private readonly costs: CampaignCosts,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Post('costs')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Record what campaigns have cost, by day: up to 500 rows, each has a result of its own',
    description:
      'A later report of the same campaign, day and platform takes the place of the former one, so that it may be sent again. A refused row changes nothing; the others are still recorded.',
  })
  @ApiOkResponse({ type: CostsRecordedDto })
  async recordCosts(@Body() { costs, dryRun }: RecordCostsRequest): Promise<CostsRecordedDto> {
    const now = new Date();
    const read = await inSlices(costs, (row) => readCostRow(row, now));
    const rows = read.flatMap((row) => (row.cost ? [row.cost] : []));
    const outcomes = await this.unitOfWork.run(async (work) => {
      const recorded = await this.costs.record(work, rows, { now, isTrial: dryRun ?? false });
      const changed = recorded.filter(
        (one) => 'outcome' in one && one.outcome !== 'unchanged',
      ).length;
      const act = { act: 'campaign.record-costs', on: 'campaign/costs', counts: { changed } };
      if (changed > 0 && !dryRun) work.record(act);
      return recorded;
    });
    const results = outcomes.values();
    return {
      results: read.map((row) => resultOf(row, row.cost ? results.next().value : undefined)),
    };
  }

  @Get(':id/costs')
  @Roles('marketing', 'sales', 'revops')
  @ApiOperation({ summary: 'List what a campaign has cost, by day and platform' })
  @ApiOkResponse({ type: CampaignCostPageDto })
  @ApiProblem(404, 'no-such-campaign', 'No campaign has this id.')
  async listCampaignCosts(
    @Param('id', ParseUUIDPipe) campaignId: string,
    @Query() { cursor, limit }: PageQuery,
  ): Promise<CampaignCostPageDto> {
    if (!(await this.campaigns.find(campaignId))) throw noSuchCampaign(campaignId);
    const after = decodeCursor(cursor, (value) => typeof value === 'string');
    const found = await this.costs.list(campaignId, after, limit + 1);
    const page = pageOf(found, limit, ({ _id }) => _id);
    return { items: page.items.map(shown), next: page.next };
  }
}

function resultOf(
  { line, problem }: ReadCostRow,
  outcome: CostOutcome | undefined,
): CostRecordedDto | CostRefusedDto {
  const at = line === undefined ? {} : { line };
  if (problem) return { ...at, problem: documentOf(problem) };
  if ('refused' in outcome!) return { ...at, problem: documentOf(problemOfCost(outcome)) };
  return { ...at, ...outcome! };
}

function shown(cost: CampaignCost): CampaignCostDto {
  const { day, zone, platform, currency, recordedAt } = cost;
  const { amount, ...counted } = totalOf(cost);
  return { day, zone, platform, amount: { amount, currency }, ...counted, recordedAt };
}
