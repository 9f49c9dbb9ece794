import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { ApiProblem, decodeCursor, pageOf, PageQuery, ProblemError } from '@smarketing/http';
import { scoreDto, ScoreDto, ScorePageDto } from './score.dto.js';
import { ScoresRepository } from './scores.repository.js';

@ApiTags('scores')
@Controller('v1/scores')
@Roles('marketing', 'sales', 'revops', 'ops', 'service')
export class ScoresController {
  constructor(private readonly scores: ScoresRepository) {}

  @Get()
  @ApiOperation({
    summary: 'List the scores of all leads, in the order in which the leads came',
  })
  @ApiOkResponse({ type: ScorePageDto })
  async listScores(@Query() { cursor, limit }: PageQuery): Promise<ScorePageDto> {
    const after = decodeCursor(cursor, isLeadId);
    const cards = await this.scores.scoresAfter(after, limit + 1);
    const page = pageOf(cards, limit, ({ _id }) => _id);
    return { items: page.items.map(scoreDto), next: page.next };
  }

  @Get(':leadId')
  @ApiParam({ name: 'leadId', example: '0197b2a4-6f00-7000-8000-000000000001' })
  @ApiOperation({
    summary: 'Get the score of a lead, and where each of its points comes from',
  })
  @ApiOkResponse({ type: ScoreDto })
  @ApiProblem(404, 'no-such-lead', 'The lead has no score.')
  @ApiProblem(410, 'lead-erased', 'The lead was erased.')
  async getScore(@Param('leadId') leadId: string): Promise<ScoreDto> {
    const card = await this.scores.scoreOf(leadId);
    if (card) return scoreDto(card);
    const erased = await this.scores.erasedAt(leadId);
    if (erased) {
      throw new ProblemError({
        status: 410,
        type: 'lead-erased',
        title: 'The lead was erased',
        detail: `Lead ${leadId} was erased on ${erased.toISOString()}: it has no score, and nothing is kept about it.`,
      });
    }
    throw new ProblemError({
      status: 404,
      type: 'no-such-lead',
      title: 'There is no such lead',
      detail: 'This lead has no score. Check the id; newly captured leads appear within seconds.',
    });
  }
}

function isLeadId(position: unknown): position is string {
  return typeof position === 'string';
}
