import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import {
  ApiProblem,
  Idempotent,
  IfMatch,
  type IdempotentRequest,
  type Precondition,
} from '@smarketing/http';
import { CurrentTerms } from '../capture/capture-terms.provider.js';
import { refuseFields } from '../capture/refuse-capture.js';
import { readTouchpoint } from '../capture/read-touchpoint.js';
import { RecordTouchpointDto, TouchpointRecordedDto } from './touchpoint.dto.js';
import { TouchpointQueue } from './touchpoint-queue.provider.js';

@ApiTags('leads')
@Controller('v1/leads')
@Roles('marketing', 'revops', 'service')
export class TouchpointController {
  constructor(
    private readonly terms: CurrentTerms,
    private readonly queue: TouchpointQueue,
  ) {}

  @Post(':id/touchpoints')
  @HttpCode(202)
  @ApiOperation({ summary: 'Record that a lead interacted with us' })
  @ApiAcceptedResponse({ type: TouchpointRecordedDto })
  @ApiProblem(404, 'no-such-lead', 'No lead has this id.')
  @ApiProblem(410, 'lead-erased', 'The lead was erased.')
  async recordTouchpoint(
    @Param('id', ParseUUIDPipe) leadId: string,
    @Body() body: RecordTouchpointDto,
    @Idempotent() request: IdempotentRequest,
    @IfMatch() precondition: Precondition,
  ): Promise<TouchpointRecordedDto> {
    const { visit, problems } = readTouchpoint(body, await this.terms.load());
    if (!visit) throw refuseFields(problems);
    return this.queue.record(leadId, visit, { ...request, precondition });
  }
}
