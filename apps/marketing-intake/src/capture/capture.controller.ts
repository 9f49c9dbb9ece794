import { Body, Controller, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, NotAllowedError, Roles, roleOf, type CallerIdentity } from '@smarketing/access';
import { Idempotent, type IdempotentRequest } from '@smarketing/http';
import type { FastifyReply } from 'fastify';
import { CaptureExplainer } from '../explain/capture-explainer.provider.js';
import { ExplainQuery, ExplainedDto } from '../explain/explain.dto.js';
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
    private readonly explainer: CaptureExplainer,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Capture a lead, new or known; or explain what that would do' })
  @ApiAcceptedResponse({ type: CapturedDto })
  @ApiOkResponse({ type: ExplainedDto, description: 'With `explain=true`: nothing was stored.' })
  async captureLead(
    @Query() { explain }: ExplainQuery,
    @Body() body: CaptureLeadDto,
    @Idempotent() request: IdempotentRequest,
    @Caller() caller: CallerIdentity | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CapturedDto | ExplainedDto> {
    if (explain === 'true') mayAskWhoIsKnown(caller);
    const terms = await this.terms.load();
    const { command, problems } = readCapture(body, 'api', terms);
    if (!command) throw refuseFields(problems);
    if (explain !== 'true') return this.queue.capture(command, request);
    reply.code(200);
    return this.explainer.explain(body, command, terms);
  }

  @Post('batch')
  @HttpCode(202)
  @ApiOperation({ summary: 'Capture up to 500 leads; invalid rows do not affect the others' })
  @ApiAcceptedResponse({ type: BatchCapturedDto })
  async captureLeads(@Body() { leads }: CaptureBatchDto): Promise<BatchCapturedDto> {
    return { results: await this.batches.capture(leads) };
  }
}

/** The answer tells whether a person is known, as a contact card does. */
const mayReadContacts = ['marketing', 'revops'] as const;

function mayAskWhoIsKnown(caller: CallerIdentity | undefined): void {
  if (caller && roleOf(caller, mayReadContacts)) return;
  throw new NotAllowedError(mayReadContacts, caller?.roles ?? []);
}
