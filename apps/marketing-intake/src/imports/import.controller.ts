import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { Roles } from '@smarketing/access';
import {
  ApiProblem,
  RawBody,
  type RawBodyStream,
  IfMatch,
  type Precondition,
} from '@smarketing/http';
import { checkUpload, noSuchImport, problemOfUpload } from './answer-upload.js';
import { ImportCreator } from './create-import.provider.js';
import { describeDryRun, describeImport } from './describe-import.js';
import { DryRunDto } from './dry-run.dto.js';
import { CreateImportDto, ImportCreatedDto, ImportDto } from './import.dto.js';
import { stateOf, type ImportDocument } from './import-status.js';
import { ImportRepository } from './import.repository.js';
import { ImportRunner } from './run-import.provider.js';
import { ImportTrials } from './try-import.provider.js';
import { ApiUploadProblems } from './upload-problems.dto.js';
import { UploadRefusedError } from './upload-refused.js';

@ApiTags('imports')
@Controller('v1/imports')
@Roles('marketing', 'revops', 'service')
export class ImportController {
  constructor(
    private readonly creator: ImportCreator,
    private readonly imports: ImportRepository,
    private readonly runner: ImportRunner,
    private readonly trials: ImportTrials,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({ summary: 'Create an import and its column mapping' })
  @ApiCreatedResponse({ type: ImportCreatedDto })
  @ApiProblem(422, 'invalid-mapping', 'The mapping is not valid; `errors` point at each fault.')
  async createImport(@Body() order: CreateImportDto): Promise<ImportCreatedDto> {
    const made = await this.creator.create(order);
    return { importId: made._id, state: stateOf(made, new Date()), rows: made.rows };
  }

  @Put(':id/rows')
  @ApiOperation({
    summary: 'Upload the file, of any size; after a broken connection send it again',
  })
  @ApiConsumes('text/csv', 'application/x-ndjson')
  @ApiBody({
    description: 'The file, as it is: the format of the import, in UTF-8.',
    schema: { type: 'string', format: 'binary' },
  })
  @ApiExtraModels(ImportDto, DryRunDto)
  @ApiOkResponse({
    schema: { oneOf: [ImportDto, DryRunDto].map((type) => ({ $ref: getSchemaPath(type) })) },
    description: 'The progress of the import; for a dry run, what the import would do.',
  })
  @ApiUploadProblems()
  async uploadRows(
    @Param('id', ParseUUIDPipe) importId: string,
    @RawBody() body: RawBodyStream,
    @IfMatch('required') precondition: Precondition,
  ): Promise<ImportDto | DryRunDto> {
    try {
      const document = await this.find(importId);
      precondition.mustHold(describeImport(document));
      checkUpload(document, body);
      if (document.dryRunUntil) return await this.tryOut(document, body);
      return describeImport(await this.runner.run(importId, body.stream));
    } catch (error) {
      // What is still on its way is read and dropped, so that the answer reaches who sends it.
      body.stream.resume();
      throw error instanceof UploadRefusedError ? problemOfUpload(error) : error;
    }
  }

  private async tryOut(document: ImportDocument, { stream }: RawBodyStream): Promise<DryRunDto> {
    const result = await this.trials.run(document, stream);
    await this.imports.remove(document._id);
    return describeDryRun(document, result);
  }

  private async find(importId: string): Promise<ImportDocument> {
    const found = await this.imports.find(importId);
    if (!found) throw noSuchImport(importId);
    return found;
  }
}
