import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { Module } from '@nestjs/common';
import { createLogger } from '@smarketing/observability';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PortInUseError, createService } from '../src/index.js';
import { script, send, startProbe, type Probe } from './probe-service.js';

let probe: Probe;
beforeEach(async () => {
  probe = await startProbe();
});
afterEach(() => probe.stop());

const csv = { 'content-type': 'text/csv; charset="UTF-8"' };

describe('a trace', () => {
  const parent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

  it('goes on through the request, in a span of its own', async () => {
    const answer = await send(`${probe.service.url}/v1/probes/open`, 'GET', {
      traceparent: parent,
      'x-correlation-id': '0190b6a2-7c1e-7d3f-9a55-1f2e3d4c5b6a',
    });
    expect(answer.body).toMatchObject({
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      correlationId: '0190b6a2-7c1e-7d3f-9a55-1f2e3d4c5b6a',
    });
    expect(answer.headers['traceparent']).toMatch(/^00-4bf92f3577b34da6a3ce929d0e0e4736-/);
    expect(answer.headers['traceparent']).not.toBe(parent);
  });

  it.each(['john.smith', '+491701234567', 'jo@acme.example', 'a'.repeat(33)])(
    'takes no correlation id that may name a person: %s',
    async (named) => {
      const headers = { traceparent: parent, 'x-correlation-id': named };
      const answer = await send(`${probe.service.url}/v1/probes/open`, 'GET', headers);
      expect(answer.body['correlationId']).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
    },
  );

  it('is not lost where a body is read, and begins anew without a usable parent', async () => {
    const answer = await send(
      `${probe.service.url}/v1/probes`,
      'POST',
      {
        'content-type': 'application/json',
        authorization: `Bearer ${await probe.issuer.token('marketing')}`,
        traceparent: 'nonsense',
      },
      `{"kind":"${'x'.repeat(200_000)}"}`,
    );
    expect(answer.headers['traceparent']).toContain(String(answer.body.traceId));
  });
});

describe('a log line', () => {
  it.each([
    ['0190b6a2-7c1e-7d3f-9a55-1f2e3d4c5b6a', '0190b6a2-7c1e-7d3f-9a55-1f2e3d4c5b6a'],
    ['jo@acme.example', undefined],
  ])('names the lead of the address %s only where it is an id', async (address, leadId) => {
    const lines: { msg: string; leadId?: string }[] = [];
    const write = (line: string) => void lines.push(JSON.parse(line));
    createLogger('probe', { level: 'info', destination: { write } });
    await send(`${probe.service.url}/v1/probes/leads/${address}`, 'GET', {});
    expect(lines.find(({ msg }) => msg === 'Looked at.')?.leadId).toBe(leadId);
  });
});

describe('a streamed body', () => {
  it('arrives whole though it is larger than the limit of JSON', async () => {
    const size = 3 * 1024 * 1024;
    const answer = await send(
      `${probe.service.url}/v1/probes/rows`,
      'PUT',
      { ...csv, authorization: `Bearer ${await probe.issuer.token('marketing')}` },
      Buffer.alloc(size, 'a'),
    );
    expect(answer.body).toEqual({ bytes: size, mediaType: 'text/csv', charset: 'utf-8' });
  });

  it('is refused where it has another type', async () => {
    const headers = {
      'content-type': 'application/xml',
      authorization: `Bearer ${await probe.issuer.token('marketing')}`,
    };
    const answer = await send(`${probe.service.url}/v1/probes/rows`, 'PUT', headers, '<a/>');
    expect(answer.status).toBe(415);
    expect(answer.body['accepted']).toEqual([
      'application/json',
      'text/csv',
      'application/x-ndjson',
    ]);
  });

  it('is not read from who may not send it', async () => {
    const answer = await send(`${probe.service.url}/v1/probes/rows`, 'PUT', csv, 'a;b\n');
    expect(answer.status).toBe(401);
  });

  it('that breaks off leaves the service well', async () => {
    const authorization = `Bearer ${await probe.issuer.token('marketing')}`;
    const upload = httpRequest(`${probe.service.url}/v1/probes/rows`, {
      method: 'PUT',
      headers: { ...csv, authorization },
    });
    const broken = new Promise((resolve) => upload.once('close', resolve).once('error', resolve));
    upload.write('a;b\n', () => upload.destroy());
    await broken;
    expect((await send(`${probe.service.url}/v1/probes/open`, 'GET')).status).toBe(200);
  });
});

describe('the docs', () => {
  it('are there for everybody, with the problems and the bearer token', async () => {
    expect((await send(`${probe.service.url}/docs`, 'GET')).text).toContain('<html');
    const { body } = await send(`${probe.service.url}/docs/json`, 'GET');
    expect(body).toMatchObject({
      info: { title: 'Probe' },
      security: [{ bearer: [] }],
      components: { schemas: { Problem: {} }, securitySchemes: { bearer: { scheme: 'bearer' } } },
    });
  });
});

describe('the docs of a body', () => {
  it('say what its rules say', async () => {
    const { body } = await send(`${probe.service.url}/docs/json`, 'GET');
    expect(body['components']).toMatchObject({
      schemas: {
        Capture: {
          required: ['kind'],
          properties: {
            kind: { type: 'string' },
            points: { type: 'integer' },
            contact: { $ref: '#/components/schemas/Contact' },
            rows: { type: 'array', items: { $ref: '#/components/schemas/Contact' } },
          },
        },
        Contact: { required: ['email'], properties: { email: { format: 'email' } } },
      },
    });
    expect(JSON.stringify(body['paths'])).toContain('"pattern":"^[a-z]+$"');
  });
});

describe('a service', () => {
  it('measures its requests by route, method and status', async () => {
    await send(`${probe.service.url}/v1/probes/by-id/7`, 'GET');
    const metrics = (await send(`${probe.service.opsUrl}/metrics`, 'GET')).text;
    const counts = metrics.split('\n').filter((line) => line.includes('seconds_count{'));
    const labels = 'service="probe",method="GET",route="/v1/probes/by-id/:id",status="401"';
    expect(counts.find((line) => line.includes(labels))).toMatch(/\} [1-9]/);
  });

  it('drains: it is not ready, and answers what it has in hand, before it stops', async () => {
    let open = () => {};
    script.gate = new Promise((resolve) => (open = resolve));
    const inHand = send(`${probe.service.url}/v1/probes/slow`, 'GET');
    const server = probe.service.app.getHttpServer();
    await expect.poll(() => connections(server)).toBeGreaterThan(0);
    const closing = probe.service.close();
    await expect
      .poll(async () => (await send(`${probe.service.opsUrl}/health/ready`, 'GET')).status)
      .toBe(503);
    open();
    expect((await inHand).status).toBe(200);
    expect(await closing).toBe('drained');
  });

  it('drains in time though a client never ends its upload', async () => {
    const authorization = `Bearer ${await probe.issuer.token('marketing')}`;
    const upload = httpRequest(`${probe.service.url}/v1/probes/rows`, {
      method: 'PUT',
      headers: { ...csv, authorization },
    }).on('error', () => {});
    new Readable({ read() {} }).pipe(upload);
    upload.write('a;b\n');
    const server = probe.service.app.getHttpServer();
    await expect.poll(() => connections(server)).toBeGreaterThan(0);
    expect(await probe.service.close()).toBe('drained');
  });

  it('says which variable to set when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    @Module({})
    class Empty {}
    const { port } = other.address() as AddressInfo;
    const second = createService(Empty, {
      name: 'second',
      title: '',
      description: '',
      port,
      logLevel: 'silent',
    });
    await expect(second).rejects.toBeInstanceOf(PortInUseError);
    await new Promise((resolve) => other.close(resolve));
  });
});

function connections(server: { getConnections(done: (e: unknown, n: number) => void): unknown }) {
  return new Promise<number>((resolve) => void server.getConnections((_, n) => resolve(n)));
}
