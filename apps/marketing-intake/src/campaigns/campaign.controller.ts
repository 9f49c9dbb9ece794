import {
  Body,
  Controller,
  Get,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { UnitOfWork } from '@smarketing/event-bus';
import {
  ApiProblem,
  IfMatch,
  Tagged,
  decodeCursor,
  pageOf,
  type Precondition,
  type Tag,
} from '@smarketing/http';
import type { FastifyReply } from 'fastify';
import {
  CampaignDto,
  CampaignPageDto,
  CampaignsQuery,
  ChangeCampaignRequest,
  OtherCampaign,
  PlanCampaignRequest,
} from './campaign.dto.js';
import { CampaignPlans } from './campaign-plans.repository.js';
import { noSuchCampaign, tellRefused } from './campaign-problem.js';
import { CampaignRepository } from './campaign.repository.js';
import { describeCampaign } from './describe-campaign.js';
import { PlanReader } from './read-plan.provider.js';

const taken =
  'Another campaign has the code, a platform’s id or a UTM triple: `campaignId` says which.';

@ApiTags('campaigns')
@Controller('v1/campaigns')
@Roles('marketing', 'sales', 'revops')
export class CampaignController {
  constructor(
    private readonly campaigns: CampaignRepository,
    private readonly plans: CampaignPlans,
    private readonly reader: PlanReader,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Post()
  @Roles('marketing', 'revops')
  @ApiOperation({
    summary: 'Plan a campaign before any lead has come by it, or take over one that visits named',
  })
  @ApiCreatedResponse({ type: CampaignDto })
  @ApiOkResponse({ type: CampaignDto, description: 'It was planned exactly so already.' })
  @ApiProblem(409, 'campaign-exists', taken, OtherCampaign)
  async planCampaign(
    @Body() body: PlanCampaignRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Tagged() tag: Tag,
  ): Promise<CampaignDto> {
    const { plan, planning } = await this.reader.read(body);
    const { campaign, isNew } = await this.unitOfWork
      .run(async (work) => {
        const outcome = await this.plans.plan(work, plan, planning);
        if (outcome.isNew) {
          work.record({ act: 'campaign.plan', on: `campaign/${outcome.campaign._id}` });
        }
        return outcome;
      })
      .catch(tellRefused);
    void reply.code(isNew ? 201 : 200);
    const answer = describeCampaign(campaign);
    tag(answer);
    return answer;
  }

  @Get()
  @ApiOperation({
    summary: 'List campaigns, in the order in which they were planned or first seen',
  })
  @ApiOkResponse({ type: CampaignPageDto })
  async listCampaigns(
    @Query() { cursor, limit, origin }: CampaignsQuery,
  ): Promise<CampaignPageDto> {
    const after = decodeCursor(cursor, (value) => typeof value === 'string');
    const found = await this.campaigns.list(after, limit + 1, origin);
    const page = pageOf(found, limit, ({ _id }) => _id);
    return { items: page.items.map(describeCampaign), next: page.next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get a campaign with its name, which no other service has' })
  @ApiOkResponse({ type: CampaignDto })
  @ApiProblem(404, 'no-such-campaign', 'No campaign has this id.')
  async getCampaign(
    @Param('id', ParseUUIDPipe) campaignId: string,
    @Tagged() tag: Tag,
  ): Promise<CampaignDto> {
    const campaign = await this.campaigns.find(campaignId);
    if (!campaign) throw noSuchCampaign(campaignId);
    const answer = describeCampaign(campaign);
    tag(answer);
    return answer;
  }

  @Patch(':id')
  @Roles('marketing', 'revops')
  @ApiOperation({ summary: 'Change a planned campaign; every figure of it restates itself' })
  @ApiOkResponse({ type: CampaignDto })
  @ApiProblem(404, 'no-such-campaign', 'No campaign has this id.')
  @ApiProblem(409, 'campaign-exists', taken, OtherCampaign)
  @ApiProblem(409, 'campaign-not-planned', 'Visits have named it, and nobody has planned it.')
  async changeCampaign(
    @Param('id', ParseUUIDPipe) campaignId: string,
    @Body() body: ChangeCampaignRequest,
    @IfMatch('required') precondition: Precondition,
    @Tagged() tag: Tag,
  ): Promise<CampaignDto> {
    const { planOf, planning } = await this.reader.readChange(body);
    const outcome = await this.unitOfWork
      .run(async (work) => {
        const changed = await this.plans.change(
          work,
          campaignId,
          (before) => {
            precondition.mustHold(describeCampaign(before));
            return planOf(before);
          },
          planning,
        );
        if (changed?.changed) work.record({ act: 'campaign.change', on: `campaign/${campaignId}` });
        return changed;
      })
      .catch(tellRefused);
    if (!outcome) throw noSuchCampaign(campaignId);
    const answer = describeCampaign(outcome.campaign);
    tag(answer);
    return answer;
  }
}
