import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { ApiProblem, ProblemError } from '@smarketing/http';
import { campaignIdsOf, timelineOf, type Timeline } from './timeline.js';
import { TimelineRepository } from './timeline.repository.js';

@ApiTags('leads')
@ApiBearerAuth()
@Controller('v1/leads')
@Roles('marketing', 'sales', 'revops', 'ops')
export class TimelineController {
  constructor(private readonly stories: TimelineRepository) {}

  @Get(':id/timeline')
  @ApiOperation({
    summary: 'Everything that both teams know to have happened to a lead',
    description:
      'The 200 newest facts of all streams in the order of `time`, when they happened; `knownAt` says when one became known, where that was later. `facts` counts all of them.',
  })
  @ApiOkResponse({ description: 'The timeline.' })
  @ApiProblem(404, 'No fact about this lead has arrived.')
  async timeline(@Param('id') leadId: string): Promise<Timeline> {
    const story = await this.stories.story(leadId);
    if (!story) {
      throw new ProblemError({
        status: 404,
        type: 'unknown-lead',
        title: 'No such lead',
        detail:
          'No fact about this lead has arrived here. Check the id; a lead just captured takes a moment.',
      });
    }
    return timelineOf(story, await this.stories.campaigns(campaignIdsOf(story)));
  }
}
