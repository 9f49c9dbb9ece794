import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { ApiProblem, PageQuery, ProblemError, decodeCursor, pageOf } from '@smarketing/http';
import type { Campaign } from './campaign.schema.js';
import { CampaignDto, CampaignPageDto } from './campaign.dto.js';
import { CampaignRepository } from './campaign.repository.js';

@ApiTags('campaigns')
@Controller('v1/campaigns')
@Roles('marketing', 'sales', 'revops')
export class CampaignController {
  constructor(private readonly campaigns: CampaignRepository) {}

  @Get()
  @ApiOperation({ summary: 'List campaigns, in the order in which they were first seen' })
  @ApiOkResponse({ type: CampaignPageDto })
  async listCampaigns(@Query() { cursor, limit }: PageQuery): Promise<CampaignPageDto> {
    const after = decodeCursor(cursor, (value) => typeof value === 'string');
    const page = pageOf(await this.campaigns.list(after, limit + 1), limit, ({ _id }) => _id);
    return { items: page.items.map(shown), next: page.next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get a campaign with its name, which no other service has' })
  @ApiOkResponse({ type: CampaignDto })
  @ApiProblem(404, 'no-such-campaign', 'No campaign has this id.')
  async getCampaign(@Param('id', ParseUUIDPipe) campaignId: string): Promise<CampaignDto> {
    const campaign = await this.campaigns.find(campaignId);
    if (campaign) return shown(campaign);
    throw new ProblemError({
      status: 404,
      type: 'no-such-campaign',
      title: 'There is no such campaign',
      detail: `No campaign has the id ${campaignId}. GET /v1/campaigns lists all of them.`,
    });
  }
}

function shown({ _id, utmKey: _key, ...campaign }: Campaign): CampaignDto {
  return { campaignId: _id, ...campaign };
}
