import {
  applyDecorators,
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { Caller, Roles, type CallerIdentity } from '@smarketing/access';
import {
  ApiProblem,
  decodeCursor,
  Idempotent,
  pageOf,
  type IdempotentRequest,
} from '@smarketing/http';
import { ReportSources } from '../figures/report-source.provider.js';
import { ApiReport } from '../figures/report.dto.js';
import { DecideSuggestion } from './decide-suggestion.provider.js';
import { sideOfCaller } from './side-of-caller.js';
import { legalActs } from './suggestion.js';
import type { Suggestion } from './suggestion.schema.js';
import {
  DecidedDto,
  DecideRequest,
  DeclineRequest,
  RaiseRequest,
  SuggestionDecided,
  type SuggestionDto,
  SuggestionListQuery,
  SuggestionPageDto,
} from './suggestion.dto.js';
import { suggestionProblem } from './suggestion-problem.js';
import { SuggestionRepository } from './suggestion.repository.js';
import { SuggestionsReportDto } from './suggestions-report.dto.js';
import { suggestionsReport } from './suggestions-report.js';

function ApiSuggestionDecision(): MethodDecorator {
  return applyDecorators(
    ApiParam({ name: 'id', example: '0197b2a4-6f00-7000-8000-000000000001' }),
    ApiOkResponse({ type: DecidedDto }),
    ApiProblem(403, 'own-suggestion', 'The suggestion is from your own side.'),
    ApiProblem(403, 'same-person', 'You raised it yourself for the other side.'),
    ApiProblem(403, 'foreign-side', 'None of the roles speaks for the side.'),
    ApiProblem(404, 'no-such-suggestion', 'No suggestion has this id.'),
    ApiProblem(409, 'illegal-transition', 'It has already been decided.', SuggestionDecided),
    ApiProblem(422, 'side-not-named', 'The token speaks for both sides: name one.'),
  );
}

@ApiTags('suggestions')
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
  @ApiCreatedResponse({ type: DecidedDto })
  @ApiProblem(403, 'foreign-side', 'None of the roles speaks for the side.')
  @ApiProblem(422, 'side-not-named', 'The token speaks for both sides: name one.')
  async raiseSuggestion(
    @Body() body: RaiseRequest,
    @Caller() caller: CallerIdentity,
    @Idempotent() request: IdempotentRequest,
  ): Promise<DecidedDto> {
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
  @ApiSuggestionDecision()
  async agreeToSuggestion(
    @Param('id') id: string,
    @Body() body: DecideRequest,
    @Caller() caller: CallerIdentity,
    @Idempotent() request: IdempotentRequest,
  ): Promise<DecidedDto> {
    return suggestionProblem(() => {
      const side = sideOfCaller(caller.roles, body?.side);
      return this.decisions.agree(id, { side, caller }, request);
    });
  }

  @Post('suggestions/:id/decline')
  @HttpCode(200)
  @Roles('marketing', 'sales', 'revops')
  @ApiOperation({ summary: 'Decline a suggestion of the other side, with a reason' })
  @ApiSuggestionDecision()
  async declineSuggestion(
    @Param('id') id: string,
    @Body() { side: named, reason, text }: DeclineRequest,
    @Caller() caller: CallerIdentity,
    @Idempotent() request: IdempotentRequest,
  ): Promise<DecidedDto> {
    return suggestionProblem(() => {
      const side = sideOfCaller(caller.roles, named);
      return this.decisions.decline(id, { side, caller }, { reason, text }, request);
    });
  }

  @Get('suggestions')
  @Roles('marketing', 'sales', 'revops', 'ops')
  @ApiOperation({ summary: 'List suggestions, newest first' })
  @ApiOkResponse({ type: SuggestionPageDto })
  async listSuggestions(
    @Query() { state, cursor, limit }: SuggestionListQuery,
  ): Promise<SuggestionPageDto> {
    const before = decodeCursor(cursor, (position) => typeof position === 'string');
    const rows = await this.suggestions.page(state, before, limit + 1);
    const page = pageOf(rows, limit, ({ _id }) => _id);
    return { ...page, items: page.items.map(listed) };
  }

  @Get('reports/suggestions')
  @Roles('marketing', 'sales', 'revops', 'ops')
  @ApiReport(
    'Report what each side suggested, and how the other decided',
    'By the raising side.',
    SuggestionsReportDto,
  )
  async reportSuggestions(): Promise<SuggestionsReportDto> {
    const [counts, { figureOf }] = await Promise.all([
      this.suggestions.count(),
      this.sources.read([]),
    ]);
    return suggestionsReport(counts, figureOf);
  }
}

function listed({ _id, ...suggestion }: Suggestion): SuggestionDto {
  return { suggestionId: _id, ...suggestion, legal: legalActs(suggestion.state) };
}
