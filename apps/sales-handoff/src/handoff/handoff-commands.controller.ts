import { Body, Controller, HttpCode, Param, Post, applyDecorators } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, Roles, type CallerIdentity } from '@smarketing/access';
import {
  ApiProblem,
  Idempotent,
  type IdempotentRequest,
  IfMatch,
  Tagged,
  type Precondition,
  type Tag,
} from '@smarketing/http';
import {
  AcceptRequest,
  ChurnRequest,
  CloseRequest,
  OpportunityRequest,
  PurchaseRequest,
  RejectRequest,
} from './handoff-command.dto.js';
import type { HandoffCommand } from './handoff.js';
import { HandoffCommands, type Asked } from './handoff-commands.provider.js';
import {
  AllowedValues,
  BeforeTheDeal,
  IllegalTransition,
  MergedAway,
  NotYourLead,
  RetryAfter,
} from './handoff-problem.dto.js';
import { CommandedHandoffDto, LeadPath } from './handoff.dto.js';
import type { Act } from './stages.js';
import { commandOf } from './read-command.dto.js';

/** A command on `/v1/handoffs/{leadId}/<act>`. */
function Command(act: Act, summary: string): MethodDecorator {
  return applyDecorators(
    Post(act),
    HttpCode(200),
    ApiOperation({ summary }),
    ApiOkResponse({ type: CommandedHandoffDto }),
  );
}

@ApiTags('handoffs')
@ApiProblem(
  403,
  'not-your-lead',
  'Another person acts for the rep who has the lead, or is to have it.',
  NotYourLead,
)
@ApiProblem(
  404,
  'no-such-handoff',
  'The lead is not qualified, or has not arrived here yet.',
  RetryAfter,
)
@ApiProblem(410, 'lead-erased', 'The lead was erased.')
@ApiProblem(409, 'illegal-transition', 'The stage does not allow it.', IllegalTransition)
@ApiProblem(409, 'merged-away', 'Another lead stands for it: act on that one.', MergedAway)
@Controller('v1/handoffs/:leadId')
@Roles('sales', 'sales-lead', 'revops', 'service')
export class HandoffCommandsController {
  constructor(private readonly commands: HandoffCommands) {}

  @Command('accept', 'Accept the lead')
  @ApiProblem(422, 'unknown-rep', '`repId` is not a rep.')
  async acceptLead(
    @Param() { leadId }: LeadPath,
    @Body() body: AcceptRequest,
    @Caller() caller: CallerIdentity,
    @Idempotent() request: IdempotentRequest,
    @IfMatch() precondition: Precondition,
    @Tagged() tag: Tag,
  ): Promise<CommandedHandoffDto> {
    return this.run(commandOf(leadId, 'accept', body), { caller, request, precondition }, tag);
  }

  @Command('reject', 'Reject the lead, with a reason from the playbook')
  @ApiProblem(
    422,
    'unknown-rejection-reason',
    'The playbook does not list the reason.',
    AllowedValues,
  )
  async rejectLead(
    @Param() { leadId }: LeadPath,
    @Body() body: RejectRequest,
    @Caller() caller: CallerIdentity,
    @Idempotent() request: IdempotentRequest,
    @IfMatch() precondition: Precondition,
    @Tagged() tag: Tag,
  ): Promise<CommandedHandoffDto> {
    return this.run(commandOf(leadId, 'reject', body), { caller, request, precondition }, tag);
  }

  @Command('opportunity', 'Open an opportunity for the lead')
  async openOpportunity(
    @Param() { leadId }: LeadPath,
    @Body() body: OpportunityRequest,
    @Caller() caller: CallerIdentity,
    @Idempotent() request: IdempotentRequest,
    @IfMatch() precondition: Precondition,
    @Tagged() tag: Tag,
  ): Promise<CommandedHandoffDto> {
    return this.run(commandOf(leadId, 'opportunity', body), { caller, request, precondition }, tag);
  }

  @Command('close', 'Close the deal: won, with its amount, or lost, with the reason')
  async closeDeal(
    @Param() { leadId }: LeadPath,
    @Body() body: CloseRequest,
    @Caller() caller: CallerIdentity,
    @Idempotent() request: IdempotentRequest,
    @IfMatch() precondition: Precondition,
    @Tagged() tag: Tag,
  ): Promise<CommandedHandoffDto> {
    return this.run(commandOf(leadId, 'close', body), { caller, request, precondition }, tag);
  }

  @Command('purchases', 'Record that the customer bought again')
  @ApiProblem(422, 'before-the-deal', '`occurredAt` is before the deal was won.', BeforeTheDeal)
  async recordPurchase(
    @Param() { leadId }: LeadPath,
    @Body() body: PurchaseRequest,
    @Caller() caller: CallerIdentity,
    @Idempotent() request: IdempotentRequest,
    @IfMatch() precondition: Precondition,
    @Tagged() tag: Tag,
  ): Promise<CommandedHandoffDto> {
    return this.run(commandOf(leadId, 'purchases', body), { caller, request, precondition }, tag);
  }

  @Command('churn', 'Record that the customer left')
  @ApiProblem(422, 'before-the-deal', '`occurredAt` is before the deal was won.', BeforeTheDeal)
  async recordChurn(
    @Param() { leadId }: LeadPath,
    @Body() body: ChurnRequest,
    @Caller() caller: CallerIdentity,
    @Idempotent() request: IdempotentRequest,
    @IfMatch() precondition: Precondition,
    @Tagged() tag: Tag,
  ): Promise<CommandedHandoffDto> {
    return this.run(commandOf(leadId, 'churn', body), { caller, request, precondition }, tag);
  }

  private async run(command: HandoffCommand, asked: Asked, tag: Tag): Promise<CommandedHandoffDto> {
    const { changed, ...handoff } = await this.commands.runOne(command, asked);
    tag(handoff);
    return { ...handoff, changed };
  }
}
