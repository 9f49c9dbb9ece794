import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { Acts, type RecordedAct } from '@smarketing/event-bus';
import { decodeCursor, pageOf } from '@smarketing/http';
import { ActPageDto, ActsQuery, type ActDto } from './acts.dto.js';

@ApiTags('operations')
@Controller('v1/operations/acts')
@Roles('ops', 'revops')
export class ActsController {
  constructor(private readonly acts: Acts) {}

  @Get()
  @ApiOperation({
    summary: 'List who did what in this service, and when; newest first, kept for good',
  })
  @ApiOkResponse({ type: ActPageDto })
  async listActs(@Query() { by, on, act, cursor, limit }: ActsQuery): Promise<ActPageDto> {
    const before = decodeCursor(cursor, (position) => typeof position === 'string');
    const page = pageOf(
      await this.acts.list({ by, on, act, before, limit: limit + 1 }),
      limit,
      idOf,
    );
    return { items: page.items.map(actDto), next: page.next };
  }
}

function idOf({ _id }: RecordedAct): string {
  return _id;
}

function actDto({
  _id: id,
  at,
  act,
  by,
  on,
  counts = {},
  reason,
  correlationId,
}: RecordedAct): ActDto {
  const what = { act, by, on: on ?? null, counts, reason: reason ?? null };
  return { id, at: at.toISOString(), ...what, correlationId };
}
