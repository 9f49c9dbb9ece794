import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Body,
  Controller,
  Get,
  Module,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import {
  AccessModule,
  Caller,
  Public,
  Roles,
  createThrowAwayIssuer,
  type CallerIdentity,
  type ThrowAwayIssuer,
} from '@smarketing/access';
import {
  ObservabilityModule,
  correlationId,
  currentTraceId,
  logger,
} from '@smarketing/observability';
import { Type } from 'class-transformer';
import {
  IsArray,
  IsEmail,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import {
  ApiProblem,
  PageQuery,
  ProblemError,
  RawBody,
  SeveralLines,
  createService,
  type ProblemDocument,
  type RawBodyStream,
  type ListeningService,
  type ServiceLimits,
} from '../src/index.js';

class Contact {
  @IsEmail()
  email: string;
}

class Capture {
  @IsString()
  @MaxLength(2_000_000)
  kind: string;

  @IsOptional()
  @IsInt()
  points?: number;

  @IsOptional()
  @ValidateNested()
  @Type(() => Contact)
  contact?: Contact;

  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Contact)
  rows?: Contact[];

  @IsOptional()
  @IsString()
  @SeveralLines()
  note?: string;

  @IsOptional()
  @IsObject()
  free?: object;
}

class Batch {
  @IsArray()
  leads: unknown[];
}

class Filter extends PageQuery {
  @IsOptional()
  @Matches(/^[a-z]+$/)
  stage?: string;
}

/** What handlers wait for or throw; set by the specs. `held`: how many requests have come to wait. */
export const script = { failure: new Error('nothing'), gate: Promise.resolve(), held: 0 };

@Controller('v1/probes')
class ProbeController {
  @Get('open')
  @Public()
  open() {
    return { open: true, traceId: currentTraceId(), correlationId: correlationId() };
  }

  @Get('leads/:leadId')
  @Public()
  lead(@Param('leadId') leadId: string) {
    logger.info('Looked at.');
    return { leadId };
  }

  @Get('whoami')
  @Roles('sales', 'revops')
  whoami(@Caller() caller: CallerIdentity) {
    return caller;
  }

  @Get('forgotten')
  forgotten() {
    return {};
  }

  @Post()
  @Roles('marketing')
  @ApiProblem(409, 'probe-taken', 'Another probe has the name.')
  capture(@Body() body: Capture) {
    return { body, made: body instanceof Capture, traceId: currentTraceId() };
  }

  @Get()
  @Roles('marketing')
  list(@Query() query: Filter) {
    return query;
  }

  @Get('by-id/:id')
  @Roles('marketing')
  one(@Param('id', ParseUUIDPipe) id: string) {
    return { id };
  }

  @Get('named/:name')
  @Roles('marketing')
  named(@Param('name') name: string) {
    return { name };
  }

  @Get('failing')
  @Public()
  failing() {
    throw script.failure;
  }

  @Get('slow')
  @Public()
  async slow() {
    await script.gate;
    return { slow: true };
  }

  @Post('slow')
  @Roles('marketing')
  async slowly() {
    await script.gate;
    return { slow: true };
  }

  @Post('held')
  @Roles('marketing')
  async held() {
    script.held += 1;
    await script.gate;
    return { held: true };
  }

  @Post('batch')
  @Roles('marketing')
  async batch(@Body() { leads }: Batch) {
    await script.gate;
    return { leads: leads.length };
  }

  @Get('illegal')
  @Public()
  illegal() {
    throw new ProblemError({
      status: 409,
      type: 'illegal-transition',
      title: 'Not from this stage',
      detail: 'A won lead cannot be accepted.',
      extra: { stage: 'won', legal: ['churn'] },
    });
  }

  @Put('rows')
  @Roles('marketing')
  async rows(@RawBody() { stream, mediaType, charset }: RawBodyStream) {
    let bytes = 0;
    for await (const chunk of stream) bytes += (chunk as Buffer).length;
    return { bytes, mediaType, charset };
  }
}

export interface Probe {
  readonly service: ListeningService;
  readonly issuer: ThrowAwayIssuer;
  stop(): Promise<void>;
}

export async function startProbe(
  limits: Partial<ServiceLimits> = {},
  { docs = true } = {},
): Promise<Probe> {
  const directory = await mkdtemp(join(tmpdir(), 'probe-'));
  const issuer = await createThrowAwayIssuer(directory);
  const { issuer: name, audience, jwksFile } = issuer;
  @Module({
    imports: [
      ObservabilityModule.forRoot({ service: 'probe', version: '1.0.0', port: 0 }),
      AccessModule.forRoot({
        issuer: name,
        audience,
        jwks: { file: jwksFile },
        actorKey: randomBytes(32),
      }),
    ],
    controllers: [ProbeController],
  })
  class ProbeModule {}
  const service = await createService(ProbeModule, {
    name: 'probe',
    title: 'Probe',
    description: 'A service for the specs.',
    logLevel: 'silent',
    limits,
    docs,
    streams: [{ prefix: '/v1/probes/rows', types: ['text/csv', 'application/x-ndjson'] }],
  });
  return {
    service,
    issuer,
    stop: async () => {
      await service.close();
      await rm(directory, { recursive: true });
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: ProblemDocument;
}

/** One request on a connection of its own; the answer is read also where the server stops reading. */
export function send(
  url: string,
  method: string,
  headers: Record<string, string> = {},
  body?: string | Buffer,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          body: parsed(text),
        });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

function parsed(text: string): ProblemDocument {
  try {
    return JSON.parse(text) as ProblemDocument;
  } catch {
    return { type: '', title: '', status: 0, detail: '' };
  }
}
