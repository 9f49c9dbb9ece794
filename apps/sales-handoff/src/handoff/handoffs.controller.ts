import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { ApiProblem, ProblemError, decodeCursor, pageOf, Tagged, type Tag } from '@smarketing/http';
import { describeHandoff } from './describe-handoff.js';
import { RetryAfter } from './handoff-problem.dto.js';
import { erasedLead, unknownLead } from './handoff-problem.js';
import { HandoffDto, HandoffPageDto, InboxQuery, LeadPath } from './handoff.dto.js';
import type { Handoff } from './handoff.schema.js';
import { HandoffsRepository, type InboxPlace } from './handoffs.repository.js';

@ApiTags('handoffs')
@Controller('v1/handoffs')
@Roles('sales', 'sales-lead', 'marketing', 'revops')
export class HandoffsController {
  constructor(private readonly handoffs: HandoffsRepository) {}

  @Get()
  @ApiOperation({ summary: 'List handoffs, longest qualified first' })
  @ApiOkResponse({ type: HandoffPageDto })
  async listHandoffs(
    @Query() { rep: repId, stage, cursor, limit }: InboxQuery,
  ): Promise<HandoffPageDto> {
    const after = decodeCursor(cursor, isInboxPlace);
    const rows = await this.handoffs.page({ repId, stage }, after, limit + 1);
    const page = pageOf<Handoff>(rows, limit, (row) => [row.qualifiedAt.getTime(), row._id]);
    return { ...page, items: page.items.map(describeHandoff) };
  }

  @Get(':leadId')
  @ApiOperation({ summary: 'Get a handoff with its history and what can be done with it' })
  @ApiOkResponse({ type: HandoffDto })
  @ApiProblem(
    404,
    'no-such-handoff',
    'The lead is not qualified, or has not arrived here yet.',
    RetryAfter,
  )
  @ApiProblem(410, 'lead-erased', 'The lead was erased.')
  async getHandoff(@Param() { leadId }: LeadPath, @Tagged() tag: Tag): Promise<HandoffDto> {
    const handoff = await this.handoffs.find(leadId);
    if (!handoff) throw new ProblemError(unknownLead(leadId));
    if (handoff.erased) throw new ProblemError(erasedLead(leadId, handoff.erased));
    const described = describeHandoff(handoff);
    tag(described);
    return described;
  }
}

function isInboxPlace(position: unknown): position is InboxPlace {
  return (
    Array.isArray(position) &&
    position.length === 2 &&
    Number.isSafeInteger(position[0]) &&
    typeof position[1] === 'string'
  );
}
