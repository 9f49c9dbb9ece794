import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Caller, Roles, type CallerIdentity } from '@smarketing/access';
import { NoSuchRestoreError, RestoreNotices, type RestoreShown } from '@smarketing/event-bus';
import { ApiProblem, decodeCursor, pageOf, ProblemError } from '@smarketing/http';
import { LackingPageDto, LackingQuery, RestoreDto, RestoresDto } from './restores.dto.js';

@ApiTags('operations')
@Controller('v1/operations/restores')
@Roles('ops')
export class RestoresController {
  constructor(private readonly notices: RestoreNotices) {}

  @Get()
  @ApiOperation({
    summary: 'List when the database of this service was found to be older than its topics',
    description:
      'As after a backup was restored, or the database was lost; newest first. Each says what the backup lacked.',
  })
  @ApiOkResponse({ type: RestoresDto })
  async listRestores(): Promise<RestoresDto> {
    return { items: (await this.notices.list()).map(restoreDto) };
  }

  @Get(':id/lacking')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({
    summary: 'List the keys of which a restored backup lacked something, with what became of each',
  })
  @ApiOkResponse({ type: LackingPageDto })
  @ApiProblem(404, 'no-such-restore', 'The service has noted no such restore.')
  async listLacking(
    @Param('id') id: string,
    @Query() { what, cursor, limit }: LackingQuery,
  ): Promise<LackingPageDto> {
    const after = decodeCursor(cursor, (position) => typeof position === 'string');
    const found = await this.notices
      .lacking(id, { what, after, limit: limit + 1 })
      .catch(tellUnknown);
    const page = pageOf(found, limit, ({ _id }) => _id);
    const items = page.items.map(({ stream, key, what: kind, known, last }) => ({
      ...{ stream, key, what: kind, known, last },
    }));
    return { items, next: page.next };
  }

  @Post(':id/acknowledge')
  @ApiParam({ name: 'id', format: 'uuid' })
  @HttpCode(200)
  @ApiOperation({
    summary: 'Take note of what a restored backup lacked',
    description: 'Readiness and `smarketing doctor` remark on it until then.',
  })
  @ApiOkResponse({ type: RestoreDto })
  @ApiProblem(404, 'no-such-restore', 'The service has noted no such restore.')
  async acknowledge(
    @Param('id') id: string,
    @Caller() { subject }: CallerIdentity,
  ): Promise<RestoreDto> {
    return restoreDto(await this.notices.acknowledge(id, subject).catch(tellUnknown));
  }
}

function restoreDto({
  _id: id,
  foundAt,
  readyAt,
  acknowledged,
  ...found
}: RestoreShown): RestoreDto {
  const { unknownFacts, droppedRows, lacking, examples } = found;
  return {
    id,
    foundAt: foundAt.toISOString(),
    readyAt: readyAt?.toISOString() ?? null,
    ...{ unknownFacts, droppedRows, lacking, examples: [...examples] },
    erasedAgain: found.erasedAgain ?? null,
    acknowledged: acknowledged && { at: acknowledged.at.toISOString(), by: acknowledged.by },
  };
}

function tellUnknown(error: unknown): never {
  if (!(error instanceof NoSuchRestoreError)) throw error;
  throw new ProblemError(
    { status: 404, type: 'no-such-restore', title: 'No such restore', detail: error.message },
    { cause: error },
  );
}
