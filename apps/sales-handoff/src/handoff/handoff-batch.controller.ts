import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, Roles, type CallerIdentity } from '@smarketing/access';
import { ApiProblem, documentOf, inSlices, type ProblemDocument } from '@smarketing/http';
import { BatchRequest } from './handoff-command.dto.js';
import { HandoffCommands, type CommandOutcome } from './handoff-commands.provider.js';
import type { Stage } from './handoff.js';
import { readCommand } from './read-command.dto.js';

type RowResult =
  | { readonly leadId: string; readonly stage: Stage; readonly changed: boolean }
  | { readonly problem: ProblemDocument };

@ApiTags('handoffs')
@ApiBearerAuth()
@Controller('v1/handoffs/batch')
export class HandoffBatchController {
  constructor(private readonly commands: HandoffCommands) {}

  @Post()
  @HttpCode(200)
  @Roles('sales', 'sales-lead', 'revops', 'service')
  @ApiOperation({ summary: 'Up to 500 commands, in order; each has a result of its own' })
  @ApiOkResponse({
    description:
      '{ results }: for each command { leadId, stage, changed } or { problem }. Those with a ' +
      '`problem.retryAfterSeconds` may be sent again later.',
  })
  @ApiProblem(422, 'Not a list of 1 to 500 commands.')
  async run(
    @Body() { commands: rows }: BatchRequest,
    @Caller() caller: CallerIdentity,
  ): Promise<{ results: RowResult[] }> {
    const read = await inSlices(rows, readCommand);
    const commands = read.flatMap((row) => ('command' in row ? [row.command] : []));
    const outcomes = (await this.commands.runMany(commands, caller)).values();
    return {
      results: read.map((row) => resultOf('command' in row ? outcomes.next().value! : row)),
    };
  }
}

function resultOf(outcome: CommandOutcome): RowResult {
  if ('problem' in outcome) return { problem: documentOf(outcome.problem) };
  const { handoff, changed } = outcome;
  return { leadId: handoff._id, stage: handoff.stage, changed };
}
