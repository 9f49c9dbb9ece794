import { Body, Controller, HttpCode, Param, Post, applyDecorators } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { Caller, Roles, type CallerIdentity } from '@smarketing/access';
import { ApiProblem, Idempotent, type IdempotentRequest } from '@smarketing/http';
import {
  AcceptRequest,
  ChurnRequest,
  CloseRequest,
  OpportunityRequest,
  PurchaseRequest,
  RejectRequest,
} from './handoff-command.dto.js';
import { HandoffCommands, type Commanded } from './handoff-commands.provider.js';
import { LeadPath } from './handoff.dto.js';
import type { Act } from './handoff.js';
import { commandOf } from './read-command.dto.js';

/** A command on `/v1/handoffs/{leadId}/<act>`. */
function Command(act: Act, summary: string): MethodDecorator {
  return applyDecorators(
    Post(act),
    HttpCode(200),
    ApiOperation({ summary }),
    ApiOkResponse({ description: 'The handoff; `changed` is false where it was done before.' }),
  );
}

@ApiTags('handoffs')
@ApiBearerAuth()
@ApiParam({ name: 'leadId', format: 'uuid' })
@ApiHeader({ name: 'Idempotency-Key', required: false })
@ApiProblem(
  403,
  'Another person acts for the rep whose lead it is, or shall be; `allowed` says who may.',
)
@ApiProblem(404, 'The lead is not qualified, or not here yet: try again in a second.')
@ApiProblem(409, 'The stage does not allow it; `stage` is the stage, `legal` says what it allows.')
@ApiProblem(422, 'A field is not valid.')
@Controller('v1/handoffs/:leadId')
@Roles('sales', 'sales-lead', 'revops', 'service')
export class HandoffCommandsController {
  constructor(private readonly commands: HandoffCommands) {}

  @Command('accept', 'Take the lead on')
  async accept(
    @Param() { leadId }: LeadPath,
    @Body() body: AcceptRequest,
    @Caller() caller: CallerIdentity,
    @Idempotent() request: IdempotentRequest,
  ): Promise<Commanded> {
    return this.commands.runOne(commandOf(leadId, 'accept', body), caller, request);
  }

  @Command('reject', 'Give the lead back, with a reason of the playbook')
  async reject(
    @Param() { leadId }: LeadPath,
    @Body() body: RejectRequest,
    @Caller() caller: CallerIdentity,
    @Idempotent() request: IdempotentRequest,
  ): Promise<Commanded> {
    return this.commands.runOne(commandOf(leadId, 'reject', body), caller, request);
  }

  @Command('opportunity', 'Open an opportunity')
  async opportunity(
    @Param() { leadId }: LeadPath,
    @Body() body: OpportunityRequest,
    @Caller() caller: CallerIdentity,
    @Idempotent() request: IdempotentRequest,
  ): Promise<Commanded> {
    return this.commands.runOne(commandOf(leadId, 'opportunity', body), caller, request);
  }

  @Command('close', 'Close the deal: won, with its amount, or lost, with the reason')
  async close(
    @Param() { leadId }: LeadPath,
    @Body() body: CloseRequest,
    @Caller() caller: CallerIdentity,
    @Idempotent() request: IdempotentRequest,
  ): Promise<Commanded> {
    return this.commands.runOne(commandOf(leadId, 'close', body), caller, request);
  }

  @Command('purchases', 'Record that the customer bought again')
  async purchase(
    @Param() { leadId }: LeadPath,
    @Body() body: PurchaseRequest,
    @Caller() caller: CallerIdentity,
    @Idempotent() request: IdempotentRequest,
  ): Promise<Commanded> {
    return this.commands.runOne(commandOf(leadId, 'purchases', body), caller, request);
  }

  @Command('churn', 'Record that the customer left')
  async churn(
    @Param() { leadId }: LeadPath,
    @Body() body: ChurnRequest,
    @Caller() caller: CallerIdentity,
    @Idempotent() request: IdempotentRequest,
  ): Promise<Commanded> {
    return this.commands.runOne(commandOf(leadId, 'churn', body), caller, request);
  }
}
