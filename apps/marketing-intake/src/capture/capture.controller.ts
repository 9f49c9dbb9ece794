import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { UnitOfWork } from '@smarketing/event-bus';
import {
  ApiProblem,
  Idempotent,
  IdempotencyKeys,
  ProblemError,
  type IdempotentRequest,
} from '@smarketing/http';
import { answerOf } from './answer-capture.js';
import { CaptureBatch } from './capture-batch.provider.js';
import type { CaptureCommand } from './capture-command.js';
import { CaptureQueue, CaptureQueueFullError } from './capture-queue.provider.js';
import { BatchCapturedDto, CaptureBatchDto, CaptureLeadDto, CapturedDto } from './capture.dto.js';
import { CaptureRepository, actOf } from './capture.repository.js';
import { CurrentTerms } from './capture-terms.provider.js';
import { readCapture } from './read-capture.js';
import { refuseFields } from './refuse-capture.js';

@ApiTags('leads')
@ApiBearerAuth()
@Controller('v1/leads')
@Roles('marketing', 'revops', 'service')
export class CaptureController {
  constructor(
    private readonly terms: CurrentTerms,
    private readonly queue: CaptureQueue,
    private readonly batches: CaptureBatch,
    private readonly captures: CaptureRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly idempotency: IdempotencyKeys,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Capture one lead, new or known.' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiResponse({ status: 202, type: CapturedDto })
  @ApiProblem(422, 'A field is missing or wrong; errors point at each.')
  @ApiProblem(503, 'Too many captures are waiting, or a dependency is away: see Retry-After.')
  async capture(
    @Body() body: CaptureLeadDto,
    @Idempotent() request: IdempotentRequest,
  ): Promise<CapturedDto> {
    const { command, problems } = readCapture(body, 'api', await this.terms.load());
    if (!command) throw refuseFields(problems);
    return request.key === undefined ? this.inGroup(command) : this.once(command, request);
  }

  @Post('batch')
  @HttpCode(202)
  @ApiOperation({ summary: 'Capture up to 500 leads. A broken one does not keep out the others.' })
  @ApiResponse({ status: 202, type: BatchCapturedDto })
  async captureBatch(@Body() { leads }: CaptureBatchDto): Promise<BatchCapturedDto> {
    return { results: await this.batches.capture(leads) };
  }

  private async inGroup(command: CaptureCommand): Promise<CapturedDto> {
    try {
      return answerOf(command, await this.queue.capture(command));
    } catch (error) {
      throw error instanceof CaptureQueueFullError ? tooMany(error) : error;
    }
  }

  private async once(
    command: CaptureCommand,
    { key, requestHash }: IdempotentRequest,
  ): Promise<CapturedDto> {
    this.queue.notice();
    return this.unitOfWork.run((work) =>
      this.idempotency.once(key, requestHash, work, async () => {
        const [captured] = await this.captures.captureAll(work, [command]);
        work.record(actOf(captured!));
        return answerOf(command, captured!);
      }),
    );
  }
}

function tooMany(error: CaptureQueueFullError): ProblemError {
  return new ProblemError(
    {
      status: 503,
      type: 'too-many-captures',
      title: 'Too many captures are waiting',
      detail: `${error.message} Nothing was stored; send it again in a second.`,
      headers: { 'retry-after': '1' },
    },
    { cause: error },
  );
}
