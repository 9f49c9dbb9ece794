import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { UnitOfWork } from '@smarketing/event-bus';
import { ApiProblem, Idempotent, IdempotencyKeys, type IdempotentRequest } from '@smarketing/http';
import { CurrentTerms } from '../capture/capture-terms.provider.js';
import { noSuchLead } from '../capture/no-such-lead.js';
import { faultsOfFields, refuseFields } from '../capture/refuse-capture.js';
import { readTouchpoint } from '../capture/read-touchpoint.js';
import { CaptureRepository } from '../capture/capture.repository.js';
import { RecordTouchpointDto, TouchpointRecordedDto } from './touchpoint.dto.js';

@ApiTags('leads')
@ApiBearerAuth()
@Controller('v1/leads')
@Roles('marketing', 'revops', 'service')
export class TouchpointController {
  constructor(
    private readonly terms: CurrentTerms,
    private readonly captures: CaptureRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly idempotency: IdempotencyKeys,
  ) {}

  @Post(':id/touchpoints')
  @HttpCode(202)
  @ApiOperation({ summary: 'Record that a lead met the company.' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiResponse({ status: 202, type: TouchpointRecordedDto })
  @ApiProblem(404, 'There is no such lead.')
  async record(
    @Param('id', ParseUUIDPipe) leadId: string,
    @Body() body: RecordTouchpointDto,
    @Idempotent() { key, requestHash }: IdempotentRequest,
  ): Promise<TouchpointRecordedDto> {
    const { visit, problems } = readTouchpoint(body, await this.terms.load());
    if (!visit) throw refuseFields(problems);
    return this.unitOfWork.run((work) =>
      this.idempotency.once(key, requestHash, work, async () => {
        const recorded = await this.captures.recordTouchpoint(work, leadId, visit);
        if (!recorded) throw noSuchLead(leadId);
        work.record({ act: 'lead.touchpoint', on: `lead/${leadId}` });
        const { ignored } = visit;
        return { ...recorded, ...(ignored && { ignored: faultsOfFields(ignored) }) };
      }),
    );
  }
}
