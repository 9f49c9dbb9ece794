import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { decodeCursor, pageOf } from '@smarketing/http';
import { LeadListQuery } from './lead-list-query.dto.js';
import { LeadListRepository } from './lead-list.repository.js';
import { LeadRowPageDto } from './lead-row.dto.js';
import { leadRows } from './lead-row.js';

@Controller('v1')
@Roles('marketing', 'sales', 'revops', 'ops')
export class LeadListController {
  constructor(private readonly leads: LeadListRepository) {}

  @Get('reports/leads')
  @ApiTags('reports')
  @ApiOperation({
    summary: 'List the leads behind a figure',
    description: 'All given filters must match. Pages have `limit` leads, ordered by id.',
  })
  @ApiOkResponse({ type: LeadRowPageDto })
  async listReportLeads(@Query() query: LeadListQuery): Promise<LeadRowPageDto> {
    const { cursor, limit, ...filter } = query;
    const after = decodeCursor(cursor, (position) => typeof position === 'string');
    const [leads, total] = await Promise.all([
      this.leads.page(filter, after, limit + 1),
      this.leads.count(filter),
    ]);
    const page = pageOf(leads, limit, ({ _id }) => _id);
    return {
      items: page.items.flatMap((lead) => leadRows(lead, filter)),
      total,
      next: page.next,
    };
  }

  @Get('leads')
  @ApiTags('leads')
  @ApiOperation({
    summary: 'List the leads behind a figure, at its former address',
    description: 'Use `GET /v1/reports/leads`, which answers the same.',
    deprecated: true,
  })
  @ApiOkResponse({ type: LeadRowPageDto })
  async listLeads(@Query() query: LeadListQuery): Promise<LeadRowPageDto> {
    return this.listReportLeads(query);
  }
}
