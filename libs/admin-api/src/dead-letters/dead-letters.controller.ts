import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Caller, Roles, type CallerIdentity } from '@smarketing/access';
import { DeadLetters, NoSuchDeadLetterError } from '@smarketing/event-bus';
import { ApiProblem, decodeCursor, pageOf, ProblemError } from '@smarketing/http';
import {
  DeadLetterActionPageDto,
  DeadLetterPageDto,
  DeadLetterQuery,
  DeadLetterSheetDto,
  DiscardRequest,
  RedrivenDto,
  RedriveRequest,
} from './dead-letters.dto.js';
import {
  actionDto,
  addressOf,
  deadLetterDto,
  recordAt,
  redrivenDto,
  sheetDto,
} from './describe-dead-letter.js';

/** Records and past actions that are shown of one dead letter at most. */
const mostShown = 100;

const ApiDeadLetterId = () =>
  ApiParam({ name: 'id', description: 'Of the faulty record.', example: 'leads:2:1742' });

@ApiTags('operations')
@Controller('v1/operations')
@Roles('ops')
export class DeadLettersController {
  constructor(private readonly deadLetters: DeadLetters) {}

  @Get('dead-letters')
  @ApiOperation({
    summary: 'List the faulty records of this service, behind which their keys wait',
  })
  @ApiOkResponse({ type: DeadLetterPageDto })
  async listDeadLetters(
    @Query() { key, cursor, limit }: DeadLetterQuery,
  ): Promise<DeadLetterPageDto> {
    const after = decodeCursor(cursor, isText);
    const letters = await this.deadLetters.list({ key, after, limit: limit + 1 });
    const page = pageOf(letters, limit, ({ id }) => id);
    return { items: page.items.map(deadLetterDto), next: page.next };
  }

  @Get('dead-letters/:id')
  @ApiDeadLetterId()
  @ApiOperation({
    summary: 'Get a dead letter with everything that waits behind it, and what was done to it',
  })
  @ApiOkResponse({ type: DeadLetterSheetDto })
  @ApiProblem(404, 'no-such-dead-letter', 'It is not parked, or no longer is.')
  async getDeadLetter(@Param('id') id: string): Promise<DeadLetterSheetDto> {
    return sheetDto(await this.deadLetters.show(recordAt(id), mostShown).catch(tellMissing));
  }

  @Post('dead-letters/:id/redrive')
  @ApiDeadLetterId()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Apply the records of its key in order, each exactly once, up to the first fault',
  })
  @ApiOkResponse({ type: RedrivenDto })
  @ApiProblem(
    404,
    'no-such-dead-letter',
    'It is not parked, or no longer: it may have been redriven.',
  )
  async redriveDeadLetter(
    @Param('id') id: string,
    @Body() { dryRun }: RedriveRequest,
    @Caller() by: CallerIdentity,
  ): Promise<RedrivenDto> {
    const order = { letter: recordAt(id), by, dryRun };
    return redrivenDto(await this.deadLetters.redrive(order).catch(tellMissing), dryRun);
  }

  @Post('dead-letters/:id/discard')
  @ApiDeadLetterId()
  @HttpCode(200)
  @ApiOperation({ summary: 'Remove the faulty record for good, and apply what waits behind it' })
  @ApiOkResponse({ type: RedrivenDto })
  @ApiProblem(
    404,
    'no-such-dead-letter',
    'It is not parked, or no longer: it may have been redriven.',
  )
  async discardDeadLetter(
    @Param('id') id: string,
    @Body() { dryRun, reason }: DiscardRequest,
    @Caller() by: CallerIdentity,
  ): Promise<RedrivenDto> {
    const order = { letter: recordAt(id), by, dryRun, reason };
    return redrivenDto(await this.deadLetters.discard(order).catch(tellMissing), dryRun);
  }

  @Get('dead-letter-actions')
  @ApiOperation({ summary: 'List who redrove or discarded what, and when; newest first' })
  @ApiOkResponse({ type: DeadLetterActionPageDto })
  async listDeadLetterActions(
    @Query() { key, cursor, limit }: DeadLetterQuery,
  ): Promise<DeadLetterActionPageDto> {
    const before = decodeCursor(cursor, isText);
    const done = await this.deadLetters.actions({ key, before, limit: limit + 1 });
    const page = pageOf(done, limit, ({ _id }) => _id);
    return { items: page.items.map(actionDto), next: page.next };
  }
}

function isText(position: unknown): position is string {
  return typeof position === 'string';
}

function tellMissing(error: unknown): never {
  if (!(error instanceof NoSuchDeadLetterError)) throw error;
  const id = addressOf(error.letter);
  throw new ProblemError(
    {
      status: 404,
      type: 'no-such-dead-letter',
      title: 'There is no such dead letter',
      detail: `${id} is not a dead letter, or no longer is: it may have been redriven or discarded. GET /v1/operations/dead-letters lists them, GET /v1/operations/dead-letter-actions what was done.`,
    },
    { cause: error },
  );
}
