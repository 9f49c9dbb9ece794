import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, Roles, type CallerIdentity } from '@smarketing/access';
import { documentOf, inSlices } from '@smarketing/http';
import {
  BatchDoneDto,
  BatchRequest,
  type CommandDoneDto,
  type CommandRefusedDto,
} from './handoff-batch.dto.js';
import { HandoffCommands, type CommandOutcome } from './handoff-commands.provider.js';
import { readCommand } from './read-command.dto.js';

@ApiTags('handoffs')
@Controller('v1/handoffs/batch')
export class HandoffBatchController {
  constructor(private readonly commands: HandoffCommands) {}

  @Post()
  @HttpCode(200)
  @Roles('sales', 'sales-lead', 'revops', 'service')
  @ApiOperation({
    summary: 'Run up to 500 commands, in order; each has a result of its own',
    description: 'Refused commands change nothing; the others are still carried out.',
  })
  @ApiOkResponse({ type: BatchDoneDto })
  async runHandoffCommands(
    @Body() { commands: rows }: BatchRequest,
    @Caller() caller: CallerIdentity,
  ): Promise<BatchDoneDto> {
    const read = await inSlices(rows, readCommand);
    const commands = read.flatMap((row) => ('command' in row ? [row.command] : []));
    const outcomes = (await this.commands.runMany(commands, caller)).values();
    return {
      results: read.map((row) => resultOf('command' in row ? outcomes.next().value! : row)),
    };
  }
}

function resultOf(outcome: CommandOutcome): CommandDoneDto | CommandRefusedDto {
  if ('problem' in outcome) return { problem: documentOf(outcome.problem) };
  const { handoff, changed } = outcome;
  return { leadId: handoff._id, stage: handoff.stage, changed };
}
