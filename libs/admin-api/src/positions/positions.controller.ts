import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { OwnTopics, ResumeBySequence, ResumeRefusedError } from '@smarketing/event-bus';
import { ApiProblem, ProblemError } from '@smarketing/http';
import { MissingOnTopicsDto, PositionsDto, ResumeRequest } from './positions.dto.js';

/** So long a comparison of all topics may take, in milliseconds. */
const longestComparisonMs = 600_000;

@ApiTags('operations')
@Controller('v1/operations/positions')
@Roles('ops')
export class PositionsController {
  constructor(
    private readonly resume: ResumeBySequence,
    private readonly ownTopics: OwnTopics,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'List up to where each topic is applied, and of which Kafka cluster that is told',
  })
  @ApiOkResponse({ type: PositionsDto })
  async listPositions(): Promise<PositionsDto> {
    return this.resume.read();
  }

  @Post('resume-by-sequence')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Read every topic from its beginning, and skip by number what was applied',
    description:
      'After a failover to a copy of the cluster on which the same facts have other offsets. Every view knows the number of the last fact of every key, so nothing is lost and nothing applied twice.',
  })
  @ApiOkResponse({ type: PositionsDto })
  @ApiProblem(409, 'resume-known-cluster', 'All positions are of this cluster.')
  @ApiProblem(409, 'resume-rebuild-running', 'A rebuild of a view has not ended.')
  @ApiProblem(409, 'resume-switching', 'A view is being switched over.')
  async resumeBySequence(@Body() { force }: ResumeRequest): Promise<PositionsDto> {
    return this.resume.begin({ force }).catch(tellRefusal);
  }

  @Get('missing')
  @ApiOperation({
    summary: 'List the keys of which the topics lack facts that this service has issued',
    description:
      'Reads the own topics of the service from their beginning, which takes a second for some 50,000 facts. After a failover these are what the copy has not received.',
  })
  @ApiOkResponse({ type: MissingOnTopicsDto })
  async listMissing(): Promise<MissingOnTopicsDto> {
    return this.ownTopics.missing(AbortSignal.timeout(longestComparisonMs));
  }
}

const titles: Record<ResumeRefusedError['reason'], string> = {
  'known-cluster': 'The service knows this cluster',
  'rebuild-running': 'A view is being rebuilt',
  switching: 'A view is being switched over',
};

function tellRefusal(error: unknown): never {
  if (!(error instanceof ResumeRefusedError)) throw error;
  const { reason, message: detail } = error;
  throw new ProblemError(
    { status: 409, type: `resume-${reason}`, title: titles[reason], detail },
    { cause: error },
  );
}
