import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, Roles, type CallerIdentity } from '@smarketing/access';
import {
  ApiProblem,
  decodeCursor,
  Idempotent,
  pageOf,
  type IdempotentRequest,
  type Page,
} from '@smarketing/http';
import { ReportSources } from '../figures/report-source.provider.js';
import { ApiReport } from '../figures/report.dto.js';
import { DecideSuggestion, type Decided } from './decide-suggestion.provider.js';
import { sideOfCaller } from './side-of-caller.js';
import { legalActs, type Suggestion } from './suggestion.js';
import {
  DecideRequest,
  DeclineRequest,
  RaiseRequest,
  SuggestionListQuery,
} from './suggestion.dto.js';
import { suggestionOutcomes } from './suggestion-outcomes.view.js';
import { suggestionProblem } from './suggestion-problem.js';
import { SuggestionRepository } from './suggestion.repository.js';
import { suggestionsReport, type SuggestionsReport } from './suggestions-report.js';

type Listed = Omit<Suggestion, '_id'> & { suggestionId: string; legal: string[] };

@ApiTags('suggestions')
@ApiBearerAuth()
@Controller('v1')
export class SuggestionsController {
  constructor(
    private readonly decisions: DecideSuggestion,
    private readonly suggestions: SuggestionRepository,
    private readonly sources: ReportSources,
  ) {}

  @Post('suggestions')
  @Roles('marketing', 'sales', 'revops')
  @ApiOperation({ summary: 'Suggest a change to the other side' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiProblem(422, 'A field is not valid, or the side is not named.')
  async raise(
    @Body() body: RaiseRequest,
    @Caller() caller: CallerIdentity,
    @Idempotent() request: IdempotentRequest,
  ): Promise<Decided> {
    const { side, topic, title, text, evidence = [] } = body;
    return suggestionProblem(() => {
      const said = { side: sideOfCaller(caller.roles, side), topic, title, text, evidence };
      return this.decisions.raise(said, caller, request);
    });
  }

  @Post('suggestions/:id/agree')
  @HttpCode(200)
  @Roles('marketing', 'sales', 'revops')
  @ApiOperation({ summary: 'Agree to a suggestion of the other side' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiProblem(403, 'The suggestion is from your own side, or you raised it yourself for the other.')
  @ApiProblem(404, 'No such suggestion.')
  @ApiProblem(409, 'It is decided already; `legal` says what may be done.')
  async agree(
    @Param('id') id: string,
    @Body() body: DecideRequest,
    @Caller() caller: CallerIdentity,
    @Idempotent() request: IdempotentRequest,
  ): Promise<Decided> {
    return suggestionProblem(() => {
      const side = sideOfCaller(caller.roles, body?.side);
      return this.decisions.agree(id, { side, caller }, request);
    });
  }

  @Post('suggestions/:id/decline')
  @HttpCode(200)
  @Roles('marketing', 'sales', 'revops')
  @ApiOperation({ summary: 'Decline a suggestion of the other side, with a reason' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiProblem(403, 'The suggestion is from your own side, or you raised it yourself for the other.')
  @ApiProblem(404, 'No such suggestion.')
  @ApiProblem(409, 'It is decided already; `legal` says what may be done.')
  async decline(
    @Param('id') id: string,
    @Body() { side: named, reason, text }: DeclineRequest,
    @Caller() caller: CallerIdentity,
    @Idempotent() request: IdempotentRequest,
  ): Promise<Decided> {
    return suggestionProblem(() => {
      const side = sideOfCaller(caller.roles, named);
      return this.decisions.decline(id, { side, caller }, { reason, text }, request);
    });
  }

  @Get('suggestions')
  @Roles('marketing', 'sales', 'revops', 'ops')
  @ApiOperation({ summary: 'Suggestions, the newest first' })
  @ApiOkResponse({ description: '{ items, next }; `next` is the cursor of the next page.' })
  async list(@Query() { state, cursor, limit }: SuggestionListQuery): Promise<Page<Listed>> {
    const before = decodeCursor(cursor, (position) => typeof position === 'string');
    const rows = await this.suggestions.page(state, before, limit + 1);
    const page = pageOf(rows, limit, ({ _id }) => _id);
    return { ...page, items: page.items.map(listed) };
  }

  @Get('reports/suggestions')
  @Roles('marketing', 'sales', 'revops', 'ops')
  @ApiReport('What each side suggested, and what the other said to it', 'By the raising side.')
  async report(): Promise<SuggestionsReport> {
    const view = suggestionOutcomes.collection;
    const { sums, figureOf } = await this.sources.read(['suggestions:'], view);
    return suggestionsReport(sums, figureOf);
  }
}

function listed({ _id, ...suggestion }: Suggestion): Listed {
  return { suggestionId: _id, ...suggestion, legal: legalActs(suggestion.state) };
}
