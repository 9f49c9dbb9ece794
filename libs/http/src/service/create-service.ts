import { setTimeout as after } from 'node:timers/promises';
import type { DynamicModule, Type } from '@nestjs/common';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessGate } from '@smarketing/access';
import {
  NestLogger,
  OpsRegistry,
  OpsServer,
  createLogger,
  type LogLevel,
} from '@smarketing/observability';
import type { FastifyInstance } from 'fastify';
import { serveDocs } from '../openapi/serve-docs.js';
import { ProblemFilter } from '../problem/problem-filter.js';
import { acceptBodies } from '../request/accept-bodies.js';
import { BodiesInFlight } from '../request/bodies-in-flight.js';
import type { SignedBodies, StreamedBodies } from '../request/body-by-headers.js';
import { RefuseUnasked } from '../request/refuse-unasked.js';
import { RequestValidationPipe } from '../request/validate-request.js';
import { WatchedBodies } from '../request/watched-bodies.js';
import { admitRequests } from './admit-requests.js';
import { CallerRates } from './caller-rates.js';
import { answerBrokenRequest, answerUnroutable, goAheadLater } from './answer-unroutable.js';
import { KeyedGate } from './keyed-gate.js';
import { limitConnections } from './limit-connections.js';
import { observeRequests } from './observe-requests.js';
import { Refusals } from './refuse-overload.js';
import { RestingConnections } from './rest-connections.js';
import { sendSecurityHeaders } from './security-headers.js';
import { defaultLimits, type ServiceLimits } from './service-limits.js';
import { Shedding } from './shed-overload.js';
import { handleInSlices } from './handle-in-slices.js';

export interface ServiceOptions {
  /** As in logs, such as `marketing-intake`. */
  readonly name: string;
  /** Of the API's pages. */
  readonly title: string;
  readonly description: string;
  /** Default 0.1.0. */
  readonly version?: string;
  /** Default 0: any free one; `ListeningService.url` tells which. */
  readonly port?: number;
  /** Default: the loopback address. */
  readonly host?: string;
  /** The transport of the events, a provider of the module: connected and started. */
  readonly transport?: Type<CustomTransportStrategy>;
  /** Default: none. */
  readonly streams?: readonly StreamedBodies[];
  /** Default: none. */
  readonly signed?: readonly SignedBodies[];
  readonly logLevel?: LogLevel;
  /** Whether the pages of the API are served, to everybody. Default: they are. */
  readonly docs?: boolean;
  /** Of JSON bodies, in bytes. Default: 1 MB (1,048,576). */
  readonly bodyLimit?: number;
  /** Where they differ from the defaults. */
  readonly limits?: Partial<ServiceLimits>;
}

export interface ListeningService {
  readonly app: NestFastifyApplication;
  /** Such as `http://127.0.0.1:3001`. */
  readonly url: string;
  /** Of the ops port; undefined where the module has none. */
  readonly opsUrl: string | undefined;
  /** Drains and stops: not ready at once, requests in hand are answered, parts are shut down. */
  close(): Promise<'drained' | 'deadline passed'>;
}

/** Requests in hand get this long to end; then their connections are cut, so that the rest can drain. */
const requestsEndWithinMs = 4_000;
const drainedWithinMs = 9_000;

/** The one composition of a service, for production and tests: configured, started, listening. */
export async function createService(
  module: Type | DynamicModule,
  options: ServiceOptions,
): Promise<ListeningService> {
  const { host = '127.0.0.1', port = 0, bodyLimit = 1024 * 1024, version = '0.1.0' } = options;
  const { streams = [], signed = [] } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const logger = createLogger(options.name, { level: options.logLevel ?? 'info' });
  const adapter = new FastifyAdapter({
    bodyLimit,
    skipMiddie: true,
    return503OnClosing: false,
    frameworkErrors: answerUnroutable,
    clientErrorHandler: answerBrokenRequest,
    keepAliveTimeout: limits.idleFor,
    // Of whole requests, files among them: who sends one too slowly is told by its own rate.
    requestTimeout: 0,
    http: { headersTimeout: limits.headersWithin, connectionsCheckingInterval: 1_000 },
  });
  const fastify = adapter.getInstance();
  limitConnections(fastify.server, limits.connections);
  goAheadLater(fastify.server);
  observeRequests(fastify);
  sendSecurityHeaders(fastify);
  const refusals = new Refusals(new RestingConnections());
  handleInSlices(fastify.server, refusals);
  let gate: AccessGate | undefined;
  let keyed: KeyedGate | undefined;
  admitRequests(fastify, {
    bodies: { bodyLimit, streamed: streams, signed },
    shedding: new Shedding(limits),
    refusals,
    callers: new CallerRates(limits.callerRate),
    unknown: new CallerRates(limits.unknownRate),
    gate: () => gate,
    keyed: () => keyed,
  });
  acceptBodies(fastify, {
    ...{ bodyLimit, signed },
    pace: limits,
    inFlight: new BodiesInFlight(limits.bodyBytes),
    watched: new WatchedBodies(),
  });

  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new NestLogger(logger),
    abortOnError: false,
    bodyParser: false,
  });
  try {
    gate = partOf(app, AccessGate);
    keyed = keyedGateOf(app);
    app.useGlobalFilters(new ProblemFilter());
    app.useGlobalInterceptors(new RefuseUnasked());
    app.useGlobalPipes(new RequestValidationPipe());
    const { title, description, docs = true } = options;
    if (docs) serveDocs(app, { title, description, version });
    if (options.transport) {
      app.connectMicroservice(
        { strategy: app.get(options.transport, { strict: false }) },
        { inheritAppConfig: false },
      );
    }
    await app.listen(port, host);
    if (options.transport) await app.startAllMicroservices();
  } catch (error) {
    await app.close().catch(() => {});
    throw inUse(error) ? new PortInUseError(port, error) : error;
  }
  return {
    app,
    url: addressOf(fastify),
    opsUrl: partOf(app, OpsServer)?.url,
    close: () => drain(app),
  };
}

/** The port is taken. Trying again helps only once it is free. */
export class PortInUseError extends Error {
  override readonly name = 'PortInUseError';

  constructor(
    readonly port: number,
    override readonly cause: unknown,
  ) {
    super(`The port ${port} is in use. Stop what listens there, or set PORT to a free one.`);
  }
}

async function drain(app: NestFastifyApplication): ReturnType<ListeningService['close']> {
  partOf(app, OpsRegistry)?.startDraining();
  const server = app.getHttpServer();
  const cutter = setTimeout(() => server.closeAllConnections(), requestsEndWithinMs);
  const deadline = new AbortController();
  try {
    return await Promise.race([
      app.close().then(() => 'drained' as const),
      after(drainedWithinMs, 'deadline passed' as const, { signal: deadline.signal }),
    ]);
  } finally {
    clearTimeout(cutter);
    deadline.abort();
  }
}

function partOf<T>(app: NestFastifyApplication, part: Type<T>): T | undefined {
  try {
    return app.get(part, { strict: false });
  } catch {
    return undefined;
  }
}

/** Few services have one: to ask Nest for what is not there is an error in its log. */
function keyedGateOf(app: NestFastifyApplication): KeyedGate | undefined {
  for (const { providers } of app.get(ModulesContainer).values()) {
    const gate: unknown = providers.get(KeyedGate)?.instance;
    if (gate instanceof KeyedGate) return gate;
  }
  return undefined;
}

function addressOf(fastify: FastifyInstance): string {
  const [address] = fastify.addresses();
  if (!address) throw new Error('The service listens nowhere.');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}

function inUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
