import { connect } from 'node:net';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ObservabilityModule, OpsRegistry, OpsServer } from '../src/index.js';

@Module({ imports: [ObservabilityModule.forRoot({ service: 'probe', version: '1.2.3', port: 0 })] })
class Probe {}

let app: INestApplicationContext;
let registry: OpsRegistry;

async function get(path: string, method = 'GET') {
  const response = await fetch(app.get(OpsServer).url + path, { method });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json') === true;
  return {
    status: response.status,
    headers: response.headers,
    body: json ? JSON.parse(text) : text,
  };
}

beforeEach(async () => {
  app = await NestFactory.createApplicationContext(Probe, { logger: false });
  registry = app.get(OpsRegistry);
});
afterEach(() => app.close());

describe('the ops port', () => {
  it('is ready while every check is', async () => {
    registry.readiness('kafka', async () => undefined);
    expect(await get('/health/ready')).toMatchObject({ status: 200, body: { status: 'ready' } });
  });

  it('says which checks are not ready and why, also when one throws or never answers', async () => {
    registry.readiness('kafka', async () => 'No broker answers.');
    registry.readiness('mongodb', async () => {
      throw new Error('No primary.');
    });
    registry.readiness('playbook', () => new Promise(() => {}));
    expect(await get('/health/ready')).toMatchObject({
      status: 503,
      body: {
        reasons: {
          kafka: 'No broker answers.',
          mongodb: 'No primary.',
          playbook: 'No answer within 2 s.',
        },
      },
    });
  });

  it('says how far the service is, or that it cannot be told', async () => {
    expect(await get('/ops/progress')).toMatchObject({ status: 200, body: {} });
    registry.progress(async () => ({ logs: {} }));
    expect((await get('/ops/progress')).body).toEqual({ logs: {} });
    registry.progress(async () => {
      throw new Error('No primary.');
    });
    expect(await get('/ops/progress')).toMatchObject({
      status: 503,
      body: { unknown: 'No primary.' },
    });
  });

  it('is not ready but alive while it drains', async () => {
    registry.startDraining();
    expect((await get('/health/ready')).status).toBe(503);
    expect((await get('/health/live')).status).toBe(200);
  });

  it('shows the metrics of the process with the name of the service', async () => {
    const { body } = await get('/metrics');
    expect(body).toMatch(/process_resident_memory_bytes\{service="probe"\} \d+/);
  });

  it('shows in the metrics which checks fail', async () => {
    registry.readiness('kafka', async () => 'No broker answers.');
    registry.readiness('mongodb', async () => undefined);
    const { body } = await get('/metrics');
    expect(body).toContain('smarketing_ready{check="kafka",service="probe"} 0');
    expect(body).toContain('smarketing_ready{check="mongodb",service="probe"} 1');
    registry.readiness('kafka', async () => undefined);
    expect((await get('/metrics')).body).toContain('{check="kafka",service="probe"} 1');
  });

  it('shows version and what the parts tell of themselves', async () => {
    registry.info('published', async () => ({ leads: 12 }));
    expect((await get('/info')).body).toMatchObject({
      service: 'probe',
      version: '1.2.3',
      published: { leads: 12 },
    });
  });

  it('is quiescent only when every number is zero and every probe answered', async () => {
    registry.backlog('outbox', async () => ({ rows: 0 }));
    expect((await get('/ops/backlog')).body).toEqual({
      quiescent: true,
      items: { outbox: { rows: 0 } },
      unknown: {},
    });
    registry.backlog('lag', async () => ({ leads: 3 }));
    expect((await get('/ops/backlog')).body).toMatchObject({ quiescent: false });
    registry.backlog('lag', () => Promise.reject(new Error('No broker.')));
    expect(await get('/ops/backlog')).toMatchObject({
      status: 503,
      body: { quiescent: false, unknown: { lag: 'No broker.' } },
    });
  });

  it(
    'closes connections that say nothing, never end, or send a body',
    { timeout: 30_000 },
    async () => {
      const { port } = new URL(app.get(OpsServer).url);
      const said = await Promise.all(
        [
          '',
          'GET /health/live HTTP/1.1\r\nx: ',
          'POST /health/live HTTP/1.1\r\nhost: a\r\ncontent-length: 1000000000\r\n\r\n',
          'GET /health/live HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n',
        ].map((bytes) => saidTo(Number(port), bytes)),
      );
      expect(said.map((text) => text.slice(9, 12))).toEqual(['408', '408', '405', '200']);
    },
  );

  it('answers however many connections stand', async () => {
    const { port } = new URL(app.get(OpsServer).url);
    const standing = Array.from({ length: 1_000 }, () =>
      connect({ port: Number(port) }).on('error', () => {}),
    );
    await Promise.all(
      standing.map((socket) => new Promise((done) => socket.once('connect', done))),
    );
    expect((await get('/health/live')).status).toBe(200);
    for (const socket of standing) socket.destroy();
  });

  it('answers what it does not know with what it does', async () => {
    expect(await get('/nothing')).toMatchObject({ status: 404, body: { status: 404 } });
    expect(await get('/info', 'POST')).toMatchObject({ status: 405 });
  });

  it('says which variable to set when the port is taken', async () => {
    const port = Number(new URL(app.get(OpsServer).url).port);
    @Module({ imports: [ObservabilityModule.forRoot({ service: 'probe', version: '1', port })] })
    class Second {}
    await expect(
      NestFactory.createApplicationContext(Second, { logger: false, abortOnError: false }),
    ).rejects.toThrow(`The ops port ${port} is in use.`);
  });
});

/** All that comes back until the connection is closed. */
function saidTo(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect({ port }, () => socket.write(bytes));
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
  });
}
