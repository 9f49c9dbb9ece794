import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { Idempotent, type IdempotentRequest } from '@smarketing/http';
import { CaptureBatch } from './capture-batch.provider.js';
import { CaptureQueue } from './capture-queue.provider.js';
import { BatchCapturedDto, CaptureBatchDto, CaptureLeadDto, CapturedDto } from './capture.dto.js';
import { CurrentTerms } from './capture-terms.provider.js';
import { readCapture } from './read-capture.js';
import { refuseFields } from './refuse-capture.js';

@ApiTags('leads')
@Controller('v1/leads')
@Roles('marketing', 'revops', 'service')
export class CaptureController {
  constructor(
    private readonly terms: CurrentTerms,
    private readonly queue: CaptureQueue,
    private readonly batches: CaptureBatch,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Capture a lead, new or known' })
  @ApiAcceptedResponse({ type: CapturedDto })
  async captureLead(
    @Body() body: CaptureLeadDto,
    @Idempotent() request: IdempotentRequest,
  ): Promise<CapturedDto> {
    const { command, problems } = readCapture(body, 'api', await this.terms.load());
    if (!command) throw refuseFields(problems);
    return this.queue.capture(command, request);
  }

  @Post('batch')
  @HttpCode(202)
  @ApiOperation({ summary: 'Capture up to 500 leads; invalid rows do not affect the others' })
  @ApiAcceptedResponse({ type: BatchCapturedDto })
  async captureLeads(@Body() { leads }: CaptureBatchDto): Promise<BatchCapturedDto> {
    return { results: await this.batches.capture(leads) };
  }
}
