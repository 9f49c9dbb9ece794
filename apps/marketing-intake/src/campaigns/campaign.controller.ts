import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { PageQuery, decodeCursor, pageOf } from '@smarketing/http';
import { CampaignPageDto } from './campaign.dto.js';
import { CampaignRepository } from './campaign.repository.js';

@ApiTags('campaigns')
@ApiBearerAuth()
@Controller('v1/campaigns')
export class CampaignController {
  constructor(private readonly campaigns: CampaignRepository) {}

  @Get()
  @Roles('marketing', 'sales', 'revops', 'service')
  @ApiOperation({ summary: 'The campaigns, in the order in which they were first seen.' })
  @ApiResponse({ status: 200, type: CampaignPageDto })
  async list(@Query() { cursor, limit }: PageQuery): Promise<CampaignPageDto> {
    const after = decodeCursor(cursor, (value) => typeof value === 'string');
    const page = pageOf(await this.campaigns.list(after, limit + 1), limit, ({ _id }) => _id);
    const items = page.items.map(({ _id, utmKey: _key, ...campaign }) => ({
      campaignId: _id,
      ...campaign,
    }));
    return { items, next: page.next };
  }
}
