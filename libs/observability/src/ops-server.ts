import { createServer, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { register } from 'prom-client';
import { logger } from './logger.js';
import { measureReadiness } from './measure-readiness.js';
import { OpsRegistry } from './ops-registry.js';

export const OPS_OPTIONS = Symbol('smarketing:ops-options');

export interface OpsOptions {
  readonly service: string;
  readonly version: string;
  /** 0: any free one; `OpsServer.url` tells which. */
  readonly port: number;
  /** Default: the loopback address. */
  readonly host?: string;
}

/** In milliseconds: those who ask here are machines nearby, and all they send is a line. */
const limits: ServerOptions = {
  headersTimeout: 5_000,
  requestTimeout: 5_000,
  keepAliveTimeout: 15_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 8 * 1024,
};
/** Whoever scrapes and probes needs a handful of connections. */
const mostConnections = 500;

/** The port is taken. Trying again helps only once it is free. */
export class OpsPortInUseError extends Error {
  override readonly name = 'OpsPortInUseError';

  constructor(
    readonly port: number,
    override readonly cause: unknown,
  ) {
    super(
      `The ops port ${port} is in use. Stop what listens there, or set OPS_PORT to a free one.`,
    );
  }
}

/**
 * Health, metrics, info and backlog on a port of their own, up from the module's start to the very
 * end of its shutdown. Liveness depends on nothing but this process.
 */
@Injectable()
export class OpsServer implements OnModuleInit, OnApplicationShutdown {
  private readonly started = new Date();
  private server: Server | undefined;

  constructor(
    @Inject(OPS_OPTIONS) private readonly options: OpsOptions,
    private readonly registry: OpsRegistry,
  ) {}

  async onModuleInit(): Promise<void> {
    const { port, host = '127.0.0.1' } = this.options;
    const server = createServer(limits, (request, response) => {
      // Nothing here takes a body: who sends one has had his last answer.
      if (request.headers['content-length'] ?? request.headers['transfer-encoding']) {
        response.setHeader('connection', 'close');
      }
      this.answer(request.method ?? '', pathOf(request.url), response).catch((error: unknown) => {
        problem(response, 500, 'Internal Server Error', 'This part of the ops port has failed.');
        logger.error({ err: error }, 'The ops port could not answer.');
      });
    });
    letTheOldestGo(server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => {
        reject(error.code === 'EADDRINUSE' ? new OpsPortInUseError(port, error) : error);
      });
      server.listen(port, host, resolve);
    });
    this.server = server;
  }

  async onApplicationShutdown(): Promise<void> {
    const server = this.server;
    if (!server) return;
    this.server = undefined;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  /** Where the ops endpoints are, such as `http://127.0.0.1:9001`. */
  get url(): string {
    const address = this.server?.address() as AddressInfo | null | undefined;
    if (!address) throw new Error('The ops server has no address before the module has started.');
    const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
    return `http://${host}:${address.port}`;
  }

  private async answer(method: string, path: string, response: ServerResponse): Promise<void> {
    const read = this.endpoints[path];
    if (!read) {
      const known = Object.keys(this.endpoints).join(', ');
      return problem(response, 404, 'Not Found', `The ops port serves ${known}.`);
    }
    if (method !== 'GET' && method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return problem(response, 405, 'Method Not Allowed', 'The ops port is read only: use GET.');
    }
    return read(response);
  }

  private readonly endpoints: Record<string, (response: ServerResponse) => Promise<void>> = {
    '/health/live': async (response) => json(response, 200, { status: 'alive' }),
    '/health/ready': async (response) => {
      const { ready, reasons, remarks } = await this.registry.readReadiness();
      if (!ready) response.setHeader('retry-after', '5');
      json(response, ready ? 200 : 503, {
        status: ready ? 'ready' : 'not ready',
        reasons,
        ...(Object.keys(remarks).length > 0 && { remarks }),
      });
    },
    '/metrics': async (response) => {
      await measureReadiness(this.registry);
      const text = await register.metrics();
      response
        .writeHead(200, { ...securityHeaders, 'content-type': register.contentType })
        .end(text);
    },
    '/info': async (response) => {
      const { service, version } = this.options;
      json(response, 200, {
        service,
        version,
        startedAt: this.started.toISOString(),
        node: process.version,
        residentBytes: process.memoryUsage.rss(),
        ...(await this.registry.readInfo()),
      });
    },
    '/ops/backlog': async (response) => {
      const backlog = await this.registry.readBacklog();
      json(response, Object.keys(backlog.unknown).length === 0 ? 200 : 503, backlog);
    },
    '/ops/progress': async (response) => {
      try {
        json(response, 200, (await this.registry.readProgress()) ?? {});
      } catch (error) {
        json(response, 503, { unknown: (error as Error).message });
      }
    },
  };
}

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
} as const;

/**
 * One more than there may be costs the oldest its connection: whoever holds hundreds cannot keep out
 * the probe that asks whether the service lives.
 */
function letTheOldestGo(server: Server): void {
  const standing = new Set<Socket>();
  server.on('connection', (socket) => {
    const [oldest] = standing;
    if (standing.size >= mostConnections) oldest?.destroy();
    standing.add(socket);
    socket.once('close', () => standing.delete(socket));
  });
}

function pathOf(url: string | undefined): string {
  return (url ?? '/').split('?', 1)[0]!;
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { ...securityHeaders, 'content-type': 'application/json' })
    .end(JSON.stringify(body));
}

function problem(response: ServerResponse, status: number, title: string, detail: string): void {
  response
    .writeHead(status, { ...securityHeaders, 'content-type': 'application/problem+json' })
    .end(JSON.stringify({ type: typeOf(title), title, status, detail }));
}

function typeOf(title: string): string {
  return `urn:smarketing:problem:${title.toLowerCase().replaceAll(' ', '-')}`;
}
