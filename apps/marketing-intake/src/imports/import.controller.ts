import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import {
  ApiProblem,
  PageQuery,
  RawBody,
  decodeCursor,
  pageOf,
  type RawBodyStream,
} from '@smarketing/http';
import { checkUpload, noSuchImport, problemOfUpload } from './answer-upload.js';
import { ImportCreator } from './create-import.provider.js';
import { CreateImportDto, ImportCreatedDto, ImportDto, RowErrorPageDto } from './import.dto.js';
import { stateOf, type ImportDocument } from './import-status.js';
import { ImportRepository } from './import.repository.js';
import { readMapping } from './read-mapping.js';
import { RowReader } from './read-row.js';
import { ImportRunner } from './run-import.provider.js';
import { UploadRefusedError } from './upload-refused.js';

@ApiTags('imports')
@ApiBearerAuth()
@Controller('v1/imports')
@Roles('marketing', 'revops', 'service')
export class ImportController {
  constructor(
    private readonly creator: ImportCreator,
    private readonly imports: ImportRepository,
    private readonly runner: ImportRunner,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({ summary: 'Say what a file of leads is about to look like.' })
  @ApiResponse({ status: 201, type: ImportCreatedDto })
  @ApiProblem(422, 'The mapping is not valid; errors point at each fault.')
  async create(@Body() { name, format, mapping }: CreateImportDto): Promise<ImportCreatedDto> {
    return { importId: await this.creator.create(name, format, mapping) };
  }

  @Put(':id/rows')
  @ApiOperation({
    summary:
      'Send the file, of any size. After a broken connection send it again: it goes on there.',
  })
  @ApiConsumes('text/csv', 'application/x-ndjson')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiResponse({ status: 200, type: ImportDto })
  @ApiProblem(409, 'Another upload is under way, or this is another file than before.')
  @ApiProblem(415, 'The format or the encoding is not the one of the import.')
  @ApiProblem(422, 'The file lacks a column of the mapping, or is not UTF-8.')
  async upload(
    @Param('id', ParseUUIDPipe) importId: string,
    @RawBody() body: RawBodyStream,
  ): Promise<ImportDto> {
    try {
      checkUpload(await this.find(importId), body);
      return answerOf(await this.runner.run(importId, body.stream));
    } catch (error) {
      // What is still on its way is read and dropped, so that the answer reaches who sends it.
      body.stream.resume();
      throw error instanceof UploadRefusedError ? problemOfUpload(error) : error;
    }
  }

  @Get(':id')
  @ApiOperation({ summary: 'How far an import is.' })
  @ApiResponse({ status: 200, type: ImportDto })
  @ApiProblem(404, 'There is no such import.')
  async status(@Param('id', ParseUUIDPipe) importId: string): Promise<ImportDto> {
    return answerOf(await this.find(importId));
  }

  @Get(':id/errors')
  @ApiOperation({ summary: 'What is wrong with which rows, in their order.' })
  @ApiResponse({ status: 200, type: RowErrorPageDto })
  @ApiProblem(404, 'There is no such import.')
  async errors(
    @Param('id', ParseUUIDPipe) importId: string,
    @Query() { cursor, limit }: PageQuery,
  ): Promise<RowErrorPageDto> {
    const columnOf = columnsOf(await this.find(importId));
    const after = decodeCursor(cursor, (value) => typeof value === 'string');
    const found = await this.imports.listErrors(importId, after, limit + 1);
    const page = pageOf(found, limit, ({ _id }) => _id);
    const items = page.items.map(({ row, line, why, ...place }) => {
      const column = 'field' in place ? columnOf(place.field) : place.column;
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

/** Errors are kept by field: what a column is called, people have typed. */
function columnsOf(document: ImportDocument): (field: string | null) => string | null {
  const { mapping } = readMapping(JSON.parse(document.mapping) as Record<string, unknown>);
  const rows = mapping && new RowReader(mapping);
  return (field) => (field === null ? null : (rows?.columnOf(field) ?? null));
}

function answerOf(document: ImportDocument): ImportDto {
  const { _id, name, format, createdAt, startedAt, completedAt } = document;
  const { rows, created, matched, unchanged, failed, conflicts } = document;
  return {
    importId: _id,
    name,
    format,
    state: stateOf(document, new Date()),
    rows,
    created,
    matched,
    unchanged,
    failed,
    conflicts,
    createdAt,
    ...(startedAt && { startedAt }),
    ...(completedAt && { completedAt }),
  };
}
