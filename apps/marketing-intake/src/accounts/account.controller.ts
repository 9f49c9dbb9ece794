import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { UnitOfWork } from '@smarketing/event-bus';
import { ApiProblem, PageQuery, decodeCursor, pageOf } from '@smarketing/http';
import {
  AccountCountsDto,
  AccountPageDto,
  AccountWithLeadsDto,
  AnsweredQuestionDto,
  MergeAccountsDto,
} from './account.dto.js';
import { noSuchAccount, sameAccount } from './account-problems.dto.js';
import { AccountReads, withoutParts } from './account-reads.repository.js';
import { AnswerRepository } from './answer-question.repository.js';
import { SettleLeads } from './settle-leads.provider.js';

const isId = (value: unknown): value is string => typeof value === 'string';

@ApiTags('accounts')
@Controller('v1/accounts')
@Roles('sales', 'marketing', 'revops')
export class AccountController {
  constructor(
    private readonly reads: AccountReads,
    private readonly answers: AnswerRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly settle: SettleLeads,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'List accounts, in the order in which their first leads came',
    description:
      'Names and domains of companies are contact data: who read them, and when, is recorded.',
  })
  @ApiOkResponse({ type: AccountPageDto })
  async listAccounts(@Query() { cursor, limit }: PageQuery): Promise<AccountPageDto> {
    const after = decodeCursor(cursor, isId);
    return pageOf(await this.reads.list(after, limit + 1), limit, ({ accountId }) => accountId);
  }

  @Get('counts')
  @ApiOperation({ summary: 'Count accounts, their leads, and what is asked about them' })
  @ApiOkResponse({ type: AccountCountsDto })
  async countAccounts(): Promise<AccountCountsDto> {
    return this.reads.counts();
  }

  @Get(':id')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Get an account with its leads and why each is there; who read it is recorded',
    description: 'Of an account that was joined into another one, that one is answered.',
  })
  @ApiOkResponse({ type: AccountWithLeadsDto })
  @ApiProblem(404, 'no-such-account', 'No account has this id.')
  async getAccount(
    @Param('id', ParseUUIDPipe) accountId: string,
    @Query() { cursor, limit }: PageQuery,
  ): Promise<AccountWithLeadsDto> {
    const after = decodeCursor(cursor, isId);
    const account = await this.reads.find(accountId);
    if (!account) throw noSuchAccount(accountId);
    const leads = await this.reads.leadsOf(account, after, limit + 1);
    const { items, next } = pageOf(leads, limit, ({ leadId }) => leadId);
    return { ...withoutParts(account), items, next };
  }

  @Post(':id/merge')
  @HttpCode(200)
  @Roles('marketing', 'revops')
  @ApiOperation({
    summary: 'Say that two accounts are one company',
    description: 'The answer names the question by which it can be undone.',
  })
  @ApiOkResponse({ type: AnsweredQuestionDto })
  @ApiProblem(404, 'no-such-account', 'No account has this id.')
  @ApiProblem(409, 'already-answered', 'They are one account already.')
  @ApiProblem(409, 'contradicts-a-no', 'Somebody has said of parts of them that they are not.')
  @ApiProblem(409, 'account-gone', 'One of them no longer has leads.')
  @ApiProblem(422, 'same-account', 'It is one account, not two.')
  async mergeAccounts(
    @Param('id', ParseUUIDPipe) accountId: string,
    @Body() { accountId: other }: MergeAccountsDto,
  ): Promise<AnsweredQuestionDto> {
    const question = await this.unitOfWork.run(async (work) => {
      const [one, two] = [
        await this.answers.rootOf(work, accountId),
        await this.answers.rootOf(work, other),
      ];
      if (!one) throw noSuchAccount(accountId);
      if (!two) throw noSuchAccount(other);
      if (one._id === two._id) throw sameAccount();
      work.record({ act: 'account.merge', on: `account/${one._id}` });
      return this.answers.merge(work, one._id, two._id, new Date());
    });
    this.settle.nudge();
    return { questionId: question._id, state: question.state };
  }
}
