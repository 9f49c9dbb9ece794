import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { ApiProblem, ProblemError } from '@smarketing/http';
import { campaignIdsOf, timelineOf } from './timeline.js';
import { TimelineRepository } from './timeline.repository.js';
import { TimelineDto } from './timeline.dto.js';

@ApiTags('leads')
@Controller('v1/leads')
@Roles('marketing', 'sales', 'revops', 'ops')
export class TimelineController {
  constructor(private readonly leads: TimelineRepository) {}

  @Get(':id/timeline')
  @ApiParam({ name: 'id', example: '0197b2a4-6f00-7000-8000-000000000001' })
  @ApiOperation({
    summary: 'Get everything that both teams know about a lead',
    description:
      'The 200 newest facts of all streams in the order of `time`, when they happened; `knownAt` says when one became known, where that was later. `facts` counts all of them.',
  })
  @ApiOkResponse({ type: TimelineDto })
  @ApiProblem(404, 'no-such-lead', 'No fact about this lead has arrived.')
  async getTimeline(@Param('id') leadId: string): Promise<TimelineDto> {
    const lead = await this.leads.find(leadId);
    if (!lead) {
      throw new ProblemError({
        status: 404,
        type: 'no-such-lead',
        title: 'There is no such lead',
        detail:
          'No fact about this lead has arrived here. Check the id; newly captured leads appear within seconds.',
      });
    }
    return timelineOf(lead, await this.leads.campaigns(campaignIdsOf(lead)));
  }
}
