import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { ApiProblem, Idempotent, type IdempotentRequest } from '@smarketing/http';
import { CaptureBatch } from './capture-batch.provider.js';
import { CaptureQueue } from './capture-queue.provider.js';
import { BatchCapturedDto, CaptureBatchDto, CaptureLeadDto, CapturedDto } from './capture.dto.js';
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
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Capture one lead, new or known.' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiResponse({ status: 202, type: CapturedDto })
  @ApiProblem(422, 'A field is missing or wrong; errors point at each.')
  @ApiProblem(
    503,
    'There is more in hand than can be done soon, or a dependency is away: see Retry-After.',
  )
  async capture(
    @Body() body: CaptureLeadDto,
    @Idempotent() request: IdempotentRequest,
  ): Promise<CapturedDto> {
    const { command, problems } = readCapture(body, 'api', await this.terms.load());
    if (!command) throw refuseFields(problems);
    return this.queue.capture(command, request);
  }

  @Post('batch')
  @HttpCode(202)
  @ApiOperation({ summary: 'Capture up to 500 leads. A broken one does not keep out the others.' })
  @ApiResponse({ status: 202, type: BatchCapturedDto })
  async captureBatch(@Body() { leads }: CaptureBatchDto): Promise<BatchCapturedDto> {
    return { results: await this.batches.capture(leads) };
  }
}
