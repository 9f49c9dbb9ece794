import { Controller, Get, Header, Headers, Inject, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '@smarketing/access';
import { EVENT_BUS_OPTIONS, type EventBusOptions } from '@smarketing/event-bus';
import { ApiProblem, ProblemError } from '@smarketing/http';
import type { FastifyReply } from 'fastify';
import { asyncApiType, schemaType, ServedContracts, type Served } from './served-contracts.js';

const documentSchema = {
  type: 'object',
  additionalProperties: true,
  description: 'As its own specification says.',
};

/** Long enough to spare the service, short enough to learn of a new version of it soon. */
const cached = 'public, max-age=300';

/**
 * What stands on the log, for those who read it: open to everybody, since it holds no data. The
 * `ce_dataschema` of a fact, a URN for good, is the `$id` of the schema that is served here.
 */
@ApiTags('contracts')
@Controller('contracts')
@Public()
export class ContractsController {
  private readonly contracts: ServedContracts;

  constructor(@Inject(EVENT_BUS_OPTIONS) options: EventBusOptions) {
    const { kafkaBrokers, kafkaSecurity, kafkaNamespace } = options;
    this.contracts = new ServedContracts({
      brokers: kafkaBrokers,
      secured: kafkaSecurity?.tls !== undefined,
      namespace: kafkaNamespace ?? '',
    });
  }

  @Get('asyncapi.json')
  @Header('cache-control', cached)
  @ApiOperation({ summary: 'Get all streams, dead letters and facts of the system, as AsyncAPI 3' })
  @ApiOkResponse({
    description: 'The document, with the brokers of this installation.',
    content: { [asyncApiType]: { schema: documentSchema } },
  })
  @ApiResponse({ status: 304, description: 'The value for `If-None-Match`.' })
  getAsyncApi(
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string | undefined {
    return answer(this.contracts.asyncApi(), known, reply);
  }

  @Get('schemas/:file')
  @Header('cache-control', cached)
  @ApiOperation({
    summary: 'Get the JSON Schema of the body of a fact',
    description: 'Its `$id` is the `ce_dataschema` of the fact.',
  })
  @ApiParam({
    name: 'file',
    description: 'The type of the fact, and .json.',
    example: 'smarketing.lead.captured.v1.json',
  })
  @ApiOkResponse({
    description: 'JSON Schema, draft-07; it allows unknown fields, as readers must.',
    content: { [schemaType]: { schema: documentSchema } },
  })
  @ApiResponse({ status: 304, description: 'The value for `If-None-Match`.' })
  @ApiProblem(404, 'no-such-schema', 'No fact has this type.')
  getSchema(
    @Param('file') file: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string | undefined {
    const schema = this.contracts.schema(file);
    if (!schema) throw noSuchSchema(file);
    return answer(schema, known, reply);
  }
}

function answer(
  { text, etag, mediaType }: Served,
  known: string | undefined,
  reply: FastifyReply,
): string | undefined {
  void reply.header('etag', etag);
  const isKnown = known?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
  if (isKnown) {
    void reply.code(304);
    return undefined;
  }
  void reply.type(mediaType);
  return text;
}

function noSuchSchema(file: string): ProblemError {
  return new ProblemError({
    status: 404,
    type: 'no-such-schema',
    title: 'There is no such schema',
    detail: `${file.slice(0, 100)} is not a schema. The address of a schema is the type of the fact and .json, such as /contracts/schemas/smarketing.lead.captured.v1.json; /contracts/asyncapi.json lists all types.`,
  });
}
