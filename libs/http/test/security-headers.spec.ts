import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { script, send, startProbe, type Probe } from './probe-service.js';
import { RawConnection } from './raw-connection.js';

let probe: Probe;
let token: string;
beforeAll(async () => {
  probe = await startProbe();
  token = await probe.issuer.token('marketing');
  script.failure = new Error('nobody foresaw it');
});
afterAll(() => probe.stop());

const expected = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
};

describe('the security headers are on', () => {
  it.each([
    [200, 'GET', '/v1/probes/open'],
    [401, 'GET', '/v1/probes/whoami'],
    [404, 'GET', '/nowhere'],
    [405, 'DELETE', '/v1/probes'],
    [405, 'OPTIONS', '/v1/probes'],
    [400, 'GET', '/v1/probes/by-id/%zz'],
    [414, 'GET', `/v1/probes/by-id/${'x'.repeat(500)}`],
    [500, 'GET', '/v1/probes/failing'],
    [200, 'GET', '/docs'],
    [200, 'GET', '/docs/json'],
    [200, 'GET', '/docs/swagger-ui.css'],
    [200, 'GET', '/docs/swagger-ui-bundle.js'],
  ])('an answer %i to %s %s', async (status, method, path) => {
    const origin = 'https://elsewhere.example';
    const answer = await send(probe.service.url + path, method, { origin });
    expect(answer.status).toBe(status);
    expect(Object.keys(answer.headers).join()).not.toContain('access-control');
    expect(answer.headers).toMatchObject(expected);
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });

  it.each([
    [400, 'HELLO THERE'],
    [501, 'BREW /v1/probes HTTP/1.1'],
    [431, `GET / HTTP/1.1\r\nx: ${'x'.repeat(20_000)}`],
  ])('an answer %i to what is no request', async (status, line) => {
    const connection = await RawConnection.to(probe.service.url);
    connection.say([line, 'host: x']);
    expect(await connection.answers()).toEqual([status]);
    for (const [name, value] of Object.entries(expected)) {
      expect(connection.text.toLowerCase()).toContain(`${name}: ${value}\r\n`);
    }
    expect(connection.text).toContain('urn:smarketing:problem:');
    connection.socket.destroy();
  });
});

describe('the docs', () => {
  it('run no script but their own, which stands in files of its own', async () => {
    const { text, headers } = await send(`${probe.service.url}/docs`, 'GET');
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    const scripts = [...text.matchAll(/<script([^>]*)>([^<]*)<\/script>/g)];
    expect(scripts.length).toBeGreaterThan(0);
    for (const [, attributes, content] of scripts) {
      expect(content!.trim()).toBe('');
      const source = /src=["']([^"']+)["']/.exec(attributes!)![1]!;
      const { pathname, origin } = new URL(source, `${probe.service.url}/docs`);
      expect(origin).toBe(probe.service.url);
      expect((await send(origin + pathname, 'GET')).status).toBe(200);
    }
  });

  it.each(['package.json', 'swagger-ui-bundle.js.map', 'absolute-path.js', '..%2fpackage.json'])(
    'serve no more of their package than the page needs: %s is 404',
    async (file) => {
      const answer = await send(`${probe.service.url}/docs/${file}`, 'GET');
      expect(answer.status).toBe(404);
      expect(answer.body.type).toBe('urn:smarketing:problem:no-such-address');
    },
  );

  it('are not served where that is turned off', async () => {
    const closed = await startProbe({}, { docs: false });
    try {
      for (const path of ['/docs', '/docs/json', '/docs/swagger-ui.css']) {
        expect((await send(closed.service.url + path, 'GET')).status).toBe(404);
      }
    } finally {
      await closed.stop();
    }
  });
});

describe('a method', () => {
  it.each(['QUERY', 'PROPFIND', 'TRACE', 'PUT', 'M-SEARCH'])(
    'that is not served here is 405 or 501: %s',
    async (method) => {
      const connection = await RawConnection.to(probe.service.url);
      connection.say([
        `${method} /v1/probes HTTP/1.1`,
        'host: x',
        `authorization: Bearer ${token}`,
      ]);
      expect([405, 501]).toContain((await connection.answers())[0]);
      connection.socket.destroy();
    },
  );
});
