import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import { UnitOfWork } from '@smarketing/event-bus';
import {
  ApiProblem,
  PageQuery,
  decodeCursor,
  pageOf,
  IfMatch,
  Tagged,
  type Precondition,
  type Tag,
} from '@smarketing/http';
import { noSuchImport } from './answer-upload.js';
import { columnsOf, describeImport } from './describe-import.js';
import { ImportDto, ImportPageDto, RowErrorPageDto } from './import.dto.js';
import type { ImportDocument } from './import-status.js';
import { ImportRepository } from './import.repository.js';

@ApiTags('imports')
@Controller('v1/imports')
@Roles('marketing', 'revops', 'service')
export class ImportStatusController {
  constructor(
    private readonly imports: ImportRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List imports, newest first' })
  @ApiOkResponse({ type: ImportPageDto })
  async listImports(@Query() { cursor, limit }: PageQuery): Promise<ImportPageDto> {
    const before = decodeCursor(cursor, (value) => typeof value === 'string');
    const page = pageOf(await this.imports.list(before, limit + 1), limit, ({ _id }) => _id);
    return { items: page.items.map(describeImport), next: page.next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get the progress of an import' })
  @ApiOkResponse({ type: ImportDto })
  @ApiProblem(404, 'no-such-import', 'No import has this id.')
  async getImport(
    @Param('id', ParseUUIDPipe) importId: string,
    @Tagged() tag: Tag,
  ): Promise<ImportDto> {
    const described = describeImport(await this.find(importId));
    tag(described);
    return described;
  }

  @Post(':id/stop')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Stop an upload; sending the same file again resumes it. No row is stored after the answer',
  })
  @ApiOkResponse({ type: ImportDto })
  @ApiProblem(404, 'no-such-import', 'No import has this id.')
  async stopImport(
    @Param('id', ParseUUIDPipe) importId: string,
    @IfMatch() precondition: Precondition,
  ): Promise<ImportDto> {
    return this.unitOfWork.run(async (work) => {
      const before = await this.imports.find(importId, work.session);
      if (before) precondition.mustHold(describeImport(before));
      const stopped = await this.imports.stop(work, importId);
      if (!stopped) throw noSuchImport(importId);
      work.record({ act: 'import.stop', on: `import/${importId}` });
      return describeImport(stopped);
    });
  }

  @Get(':id/errors')
  @ApiOperation({ summary: 'List the rows with errors and what is wrong with them, in order' })
  @ApiOkResponse({ type: RowErrorPageDto })
  @ApiProblem(404, 'no-such-import', 'No import has this id.')
  async listImportErrors(
    @Param('id', ParseUUIDPipe) importId: string,
    @Query() { cursor, limit }: PageQuery,
  ): Promise<RowErrorPageDto> {
    const columnOf = columnsOf(await this.find(importId));
    const after = decodeCursor(cursor, (value) => typeof value === 'string');
    const found = await this.imports.listErrors(importId, after, limit + 1);
    const page = pageOf(found, limit, ({ _id }) => _id);
    const items = page.items.map(({ row, line, why, field, column: stored = null }) => {
      const column = field === undefined ? stored : columnOf(field);
      return { row, line, column, why };
    });
    return { items, next: page.next };
  }

  private async find(importId: string): Promise<ImportDocument> {
    const found = await this.imports.find(importId);
    if (!found) throw noSuchImport(importId);
    return found;
  }
}
