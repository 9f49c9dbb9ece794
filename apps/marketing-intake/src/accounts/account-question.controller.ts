import {
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
import { UnitOfWork, type Work } from '@smarketing/event-bus';
import {
  ApiProblem,
  IfMatch,
  Tagged,
  decodeCursor,
  encodeCursor,
  type Precondition,
  type Tag,
} from '@smarketing/http';
import {
  AccountQuestionDto,
  AccountQuestionPageDto,
  AccountQuestionsQuery,
  AnsweredQuestionDto,
} from './account.dto.js';
import { noSuchQuestion } from './account-problems.dto.js';
import { AccountReads } from './account-reads.repository.js';
import type { AccountQuestion } from './account-question.schema.js';
import { AnswerRepository } from './answer-question.repository.js';
import { SettleLeads } from './settle-leads.provider.js';

const isPlace = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

/** The queue of what the evidence does not decide: whether two accounts are one company. */
@ApiTags('accounts')
@Controller('v1/account-questions')
@Roles('marketing', 'revops')
export class AccountQuestionController {
  constructor(
    private readonly reads: AccountReads,
    private readonly answers: AnswerRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly settle: SettleLeads,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'List questions, the likeliest first; who read them is recorded',
  })
  @ApiOkResponse({ type: AccountQuestionPageDto })
  async listAccountQuestions(
    @Query() { cursor, limit, state }: AccountQuestionsQuery,
  ): Promise<AccountQuestionPageDto> {
    const skip = decodeCursor(cursor, isPlace) ?? 0;
    const { items, hasMore } = await this.reads.listQuestions(state, skip, limit);
    return { items, next: hasMore ? encodeCursor(skip + limit) : null };
  }

  @Get(':id')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Get a question; who read it is recorded' })
  @ApiOkResponse({ type: AccountQuestionDto })
  @ApiProblem(404, 'no-such-question', 'No question has this id.')
  async getAccountQuestion(
    @Param('id', ParseUUIDPipe) questionId: string,
    @Tagged() tag: Tag,
  ): Promise<AccountQuestionDto> {
    const question = await this.reads.question(questionId);
    if (!question) throw noSuchQuestion(questionId);
    tag({ questionId, state: question.state });
    return question;
  }

  @Post(':id/yes')
  @HttpCode(200)
  @ApiOperation({ summary: 'Answer yes: it is one company' })
  @ApiOkResponse({ type: AnsweredQuestionDto })
  @ApiProblem(404, 'no-such-question', 'No question has this id.')
  @ApiProblem(409, 'already-answered', 'Somebody was first, or it has been settled otherwise.')
  @ApiProblem(409, 'contradicts-a-no', 'Somebody has said of parts of them that they are not.')
  @ApiProblem(409, 'account-gone', 'One of them no longer has leads.')
  async answerYes(
    @Param('id', ParseUUIDPipe) questionId: string,
    @IfMatch() precondition: Precondition,
  ): Promise<AnsweredQuestionDto> {
    return this.answer(questionId, precondition, 'yes');
  }

  @Post(':id/no')
  @HttpCode(200)
  @ApiOperation({ summary: 'Answer no: they are different companies, and nobody is asked again' })
  @ApiOkResponse({ type: AnsweredQuestionDto })
  @ApiProblem(404, 'no-such-question', 'No question has this id.')
  @ApiProblem(409, 'already-answered', 'Somebody was first, or it has been settled otherwise.')
  async answerNo(
    @Param('id', ParseUUIDPipe) questionId: string,
    @IfMatch() precondition: Precondition,
  ): Promise<AnsweredQuestionDto> {
    return this.answer(questionId, precondition, 'no');
  }

  @Post(':id/undo')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Take an answer back',
    description:
      'All is as it was before the answer. What was joined without a question is separated and not joined again: the state is then `no`.',
  })
  @ApiOkResponse({ type: AnsweredQuestionDto })
  @ApiProblem(404, 'no-such-question', 'No question has this id.')
  @ApiProblem(409, 'not-answered', 'There is no answer to take back.')
  @ApiProblem(409, 'already-answered', 'Somebody was first.')
  @ApiProblem(409, 'account-gone', 'One of them no longer has leads.')
  async undoAnswer(
    @Param('id', ParseUUIDPipe) questionId: string,
    @IfMatch() precondition: Precondition,
  ): Promise<AnsweredQuestionDto> {
    return this.answer(questionId, precondition, 'undo');
  }

  private async answer(
    questionId: string,
    precondition: Precondition,
    answer: 'yes' | 'no' | 'undo',
  ): Promise<AnsweredQuestionDto> {
    const answered = await this.unitOfWork.run(async (work) => {
      const question = await this.questionIn(work, questionId);
      precondition.mustHold({ questionId, state: question.state });
      await this.answers[answer](work, question, new Date());
      work.record({ act: `account-question.${answer}`, on: `account-question/${questionId}` });
      return this.questionIn(work, questionId);
    });
    this.settle.nudge();
    return { questionId, state: answered.state };
  }

  private async questionIn(work: Work, questionId: string): Promise<AccountQuestion> {
    const question = await this.answers.find(work, questionId);
    if (!question) throw noSuchQuestion(questionId);
    return question;
  }
}
