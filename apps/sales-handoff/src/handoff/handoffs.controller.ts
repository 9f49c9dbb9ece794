import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { ApiProblem, ProblemError, decodeCursor, pageOf, type Page } from '@smarketing/http';
import { describeHandoff, type DescribedHandoff } from './describe-handoff.js';
import { unknownLead } from './handoff-problem.js';
import { InboxQuery, LeadPath } from './handoff.dto.js';
import type { Handoff } from './handoff.js';
import { HandoffsRepository, type InboxPlace } from './handoffs.repository.js';

@ApiTags('handoffs')
@ApiBearerAuth()
@Controller('v1/handoffs')
@Roles('sales', 'sales-lead', 'marketing', 'revops')
export class HandoffsController {
  constructor(private readonly handoffs: HandoffsRepository) {}

  @Get()
  @ApiOperation({ summary: 'The inbox: handoffs, the longest qualified first' })
  @ApiOkResponse({ description: '{ items, next }; `next` is the cursor of the next page.' })
  async list(
    @Query() { rep: repId, stage, cursor, limit }: InboxQuery,
  ): Promise<Page<DescribedHandoff>> {
    const after = decodeCursor(cursor, isInboxPlace);
    const rows = await this.handoffs.page({ repId, stage }, after, limit + 1);
    const page = pageOf<Handoff>(rows, limit, (row) => [row.qualifiedAt.getTime(), row._id]);
    return { ...page, items: page.items.map(describeHandoff) };
  }

  @Get(':leadId')
  @ApiOperation({ summary: 'One handoff with its history; `legal` says what may be done to it' })
  @ApiParam({ name: 'leadId', format: 'uuid' })
  @ApiProblem(404, 'The lead is not qualified, or not here yet.')
  async show(@Param() { leadId }: LeadPath): Promise<DescribedHandoff> {
    const handoff = await this.handoffs.find(leadId);
    if (!handoff) throw new ProblemError(unknownLead(leadId));
    return describeHandoff(handoff);
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
