import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { decodeCursor, pageOf } from '@smarketing/http';
import { TermsReference } from '../terms/terms-reference.provider.js';
import type { Terms } from '../terms/terms.js';
import {
  ObligationsPageDto,
  shownState,
  storedState,
  type ObligationDto,
} from './obligations.dto.js';
import { ObligationsQuery } from './obligations-query.dto.js';
import {
  ObligationsRepository,
  type ObligationPosition,
  type ObligationRow,
} from './obligations.repository.js';
import { actOf } from './obligation.js';
import { remainingMinutes } from './remaining-minutes.js';

@ApiTags('obligations')
@Controller('v1/obligations')
@Roles('marketing', 'sales', 'revops', 'ops')
export class ObligationsController {
  constructor(
    private readonly obligations: ObligationsRepository,
    private readonly terms: TermsReference,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'List what is and was owed for individual leads',
    description: 'One row per obligation, in the order of the leads’ ids and of the cycles.',
  })
  @ApiOkResponse({ type: ObligationsPageDto })
  async listObligations(
    @Query() { cursor, limit, state, ...others }: ObligationsQuery,
  ): Promise<ObligationsPageDto> {
    const after = decodeCursor(cursor, isPosition);
    const terms = await this.terms.load();
    const filter = { ...others, ...(state && { state: storedState(state) }) };
    const rows = await this.obligations.page(filter, after, limit + 1);
    const page = pageOf(rows, limit, ({ subject, index }) => ({ subject, index }));
    const now = new Date();
    return { items: page.items.map((row) => described(row, now, terms)), next: page.next };
  }
}

function isPosition(value: unknown): value is ObligationPosition {
  if (typeof value !== 'object' || value === null) return false;
  const { subject, index } = value as Record<string, unknown>;
  return typeof subject === 'string' && Number.isInteger(index);
}

function described({ subject, obligation }: ObligationRow, now: Date, terms: Terms): ObligationDto {
  const { graceSeconds: _grace, calendar: _calendar, ...shown } = obligation;
  return {
    ...shown,
    subject,
    state: shownState(obligation.state),
    act: actOf(obligation),
    remainingMinutes: remainingMinutes(obligation, now, terms),
  };
}
