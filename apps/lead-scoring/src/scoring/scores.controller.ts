import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { ApiProblem, decodeCursor, pageOf, PageQuery, ProblemError } from '@smarketing/http';
import { scoreDto, ScoreDto, ScorePageDto } from './score.dto.js';
import { ScoresRepository } from './scores.repository.js';

@ApiTags('scores')
@ApiBearerAuth()
@Controller('v1/scores')
@Roles('marketing', 'sales', 'revops', 'ops', 'service')
export class ScoresController {
  constructor(private readonly scores: ScoresRepository) {}

  @Get()
  @ApiOperation({
    summary: 'The scores of all leads, in the order in which the leads came',
  })
  @ApiOkResponse({ type: ScorePageDto })
  @ApiProblem(422, 'The cursor or the limit is not valid.')
  async list(@Query() { cursor, limit }: PageQuery): Promise<ScorePageDto> {
    const after = decodeCursor(cursor, isLeadId);
    const cards = await this.scores.scoresAfter(after, limit + 1);
    const page = pageOf(cards, limit, ({ _id }) => _id);
    return { items: page.items.map(scoreDto), next: page.next };
  }

  @Get(':leadId')
  @ApiOperation({
    summary: 'The score of a lead, with where each point of it comes from',
  })
  @ApiOkResponse({ type: ScoreDto })
  @ApiProblem(404, 'The lead has no score.')
  async one(@Param('leadId') leadId: string): Promise<ScoreDto> {
    const card = await this.scores.scoreOf(leadId);
    if (card) return scoreDto(card);
    throw new ProblemError({
      status: 404,
      type: 'unknown-lead',
      title: 'No such lead',
      detail: 'This lead has no score. Check the id; a lead just captured takes a moment.',
    });
  }
}

function isLeadId(position: unknown): position is string {
  return typeof position === 'string';
}
