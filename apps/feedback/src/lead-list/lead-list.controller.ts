import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { ApiProblem, decodeCursor, pageOf, type Page } from '@smarketing/http';
import { LeadListQuery } from './lead-list-query.dto.js';
import { LeadListRepository } from './lead-list.repository.js';
import { leadRows, type LeadRow } from './lead-row.js';

interface LeadList extends Page<LeadRow> {
  /** Rows of all pages: what the figure that led here counts. */
  total: number;
}

@ApiTags('leads')
@ApiBearerAuth()
@Controller('v1/leads')
@Roles('marketing', 'sales', 'revops', 'ops')
export class LeadListController {
  constructor(private readonly leads: LeadListRepository) {}

  @Get()
  @ApiOperation({
    summary: 'The leads behind a figure',
    description:
      'All given filters must hold. Pages are of `limit` leads, in the order of their ids.',
  })
  @ApiOkResponse({ description: '{ items, total, next }; `next` is the cursor of the next page.' })
  @ApiProblem(422, 'A filter is not valid.')
  async list(@Query() query: LeadListQuery): Promise<LeadList> {
    const { cursor, limit, ...filter } = query;
    const after = decodeCursor(cursor, (position) => typeof position === 'string');
    const [stories, total] = await Promise.all([
      this.leads.page(filter, after, limit + 1),
      this.leads.count(filter),
    ]);
    const page = pageOf(stories, limit, ({ _id }) => _id);
    return {
      items: page.items.flatMap((story) => leadRows(story, filter)),
      total,
      next: page.next,
    };
  }
}
