import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import { startProbe, type Probe } from './probe-service.js';
import { RawConnection } from './raw-connection.js';

const host = 'host: probe';
const megabyte = 1_000_000;
const json = 'content-type: application/json';

let probe: Probe;
let marketing: string;
let sales: string;
let forged: string;
let expired: string;
let client: RawConnection;

beforeAll(async () => {
  probe = await startProbe();
  marketing = `authorization: Bearer ${await probe.issuer.token('marketing')}`;
  sales = `authorization: Bearer ${await probe.issuer.token('sales')}`;
  expired = `authorization: Bearer ${await probe.issuer.token('marketing', { expiresIn: '-1h' })}`;
  // The right key id, and a signature of zeros.
  forged = `${marketing.slice(0, marketing.lastIndexOf('.'))}.${'A'.repeat(86)}`;
});
afterAll(() => probe.stop());
beforeEach(async () => {
  client = await RawConnection.to(probe.service.url);
});
afterEach(() => client.end());

const headersOf: Record<string, () => string[]> = {
  'no token': () => ['POST /v1/probes HTTP/1.1', host, json],
  'a forged token': () => ['POST /v1/probes HTTP/1.1', host, json, forged],
  'an expired token': () => ['POST /v1/probes HTTP/1.1', host, json, expired],
  'a token that is none': () => ['POST /v1/probes HTTP/1.1', host, json, 'authorization: Bearer x'],
  'a token of 9,000 characters': () => [
    'POST /v1/probes HTTP/1.1',
    host,
    json,
    `authorization: Bearer ${'a'.repeat(9_000)}`,
  ],
  'another role': () => ['POST /v1/probes HTTP/1.1', host, json, sales],
  'an unknown path': () => ['POST /v1/nowhere HTTP/1.1', host, json, forged],
  'the root': () => ['POST / HTTP/1.1', host, json],
  'a path that cannot be decoded': () => ['POST /v1/%zz HTTP/1.1', host, json],
  'a method that is not served': () => ['PUT /v1/probes HTTP/1.1', host, json],
  'a method nobody knows': () => ['PROPFIND /v1/probes HTTP/1.1', host, json],
  'a post to the docs': () => ['POST /docs HTTP/1.1', host, json],
  'another type': () => ['POST /v1/probes HTTP/1.1', host, 'content-type: text/xml', marketing],
  'no type': () => ['POST /v1/probes HTTP/1.1', host, marketing],
  'a compressed body': () => [
    ...['POST /v1/probes HTTP/1.1', host, json, marketing],
    'content-encoding: gzip',
  ],
  'a file without a token': () => ['PUT /v1/probes/rows HTTP/1.1', host, 'content-type: text/csv'],
};

describe('before a byte of the body has come', () => {
  it.each([
    ['no token', 401],
    ['a forged token', 401],
    ['an expired token', 401],
    ['a token that is none', 401],
    ['a token of 9,000 characters', 401],
    ['another role', 403],
    ['an unknown path', 404],
    ['the root', 404],
    ['a path that cannot be decoded', 400],
    ['a method that is not served', 405],
    ['a method nobody knows', 405],
    ['a post to the docs', 405],
    ['another type', 415],
    ['no type', 415],
    ['a compressed body', 415],
    ['a file without a token', 401],
  ])('%s is answered %i and the connection closed', async (what, status) => {
    for (const length of [`content-length: ${megabyte}`, 'transfer-encoding: chunked']) {
      const one = await RawConnection.to(probe.service.url);
      one.say([...headersOf[what]!(), length]);
      expect(await one.answers()).toEqual([status]);
      expect(one.text).toContain('application/problem+json');
      expect(await one.closed()).toBe(true);
      expect(one.error).toBeUndefined();
      one.end();
    }
  });

  it('a body that says to be too large is answered 413', async () => {
    client.say(['POST /v1/probes HTTP/1.1', host, json, marketing, 'content-length: 1048577']);
    expect(await client.answers()).toEqual([413]);
    expect(client.text).toContain('"limit":1048576');
    expect(await client.closed()).toBe(true);
  });

  it('a wrong method is answered with those that are served', async () => {
    client.say(['DELETE /v1/probes HTTP/1.1', host, 'content-length: 0']);
    await client.answers();
    expect(client.text).toMatch(/^allow: GET, POST\r$/m);
  });
});

describe('a body that nobody reads', () => {
  it('is no reason to reset who is still sending it', async () => {
    client.say(
      ['POST /v1/probes HTTP/1.1', host, json, forged, `content-length: ${megabyte}`],
      '[{}'.padEnd(megabyte, ',{}'),
    );
    expect(await client.answers()).toEqual([401]);
    expect(await client.closed()).toBe(true);
    expect(client.error).toBeUndefined();
  });

  it('is dropped where it is small, and its connection goes on', async () => {
    client.say(['POST /v1/probes HTTP/1.1', host, json, 'content-length: 2'], '{}');
    client.say(['GET /v1/probes/open HTTP/1.1', host]);
    expect(await client.answers(2)).toEqual([401, 200]);
    client.say(['GET /v1/probes/open HTTP/1.1', host]);
    expect(await client.answers(3)).toEqual([401, 200, 200]);
  });

  it.each(['GET /docs/json', 'GET /v1/probes/open', 'HEAD /v1/probes/open'])(
    'is none to %s, which is answered and closes',
    async (request) => {
      client.say([`${request} HTTP/1.1`, host, 'content-length: 1000000000']);
      expect(await client.answers()).toEqual([200]);
      expect(await client.closed()).toBe(true);
    },
  );
});

describe('a client that waits for the go-ahead', () => {
  const expecting = 'expect: 100-continue';

  it('gets it when it is let in', async () => {
    const body = '{"kind":"a"}';
    const length = `content-length: ${body.length}`;
    client.say(['POST /v1/probes HTTP/1.1', host, json, marketing, expecting, length]);
    expect(await client.answers()).toEqual([100]);
    client.socket.write(body);
    expect(await client.answers(2)).toEqual([100, 201]);
  });

  it('gets the refusal instead', async () => {
    client.say(['POST /v1/probes HTTP/1.1', host, json, forged, expecting, 'content-length: 12']);
    expect(await client.answers()).toEqual([401]);
    expect(await client.closed()).toBe(true);
    expect(client.statuses).toEqual([401]);
  });

  it('is told of expectations that nobody meets', async () => {
    client.say(['POST /v1/probes HTTP/1.1', host, json, 'expect: miracles', 'content-length: 12']);
    expect(await client.answers()).toEqual([417]);
  });
});

describe('other ways to ask', () => {
  it('HTTP/1.0 is answered and closed', async () => {
    client.say(['POST /v1/probes HTTP/1.0', json, forged, 'content-length: 2'], '{}');
    expect(await client.answers()).toEqual([401]);
    expect(await client.closed()).toBe(true);
  });

  it('HEAD goes by the roles of GET', async () => {
    client.say(['HEAD /v1/probes/whoami HTTP/1.1', host]);
    client.say(['HEAD /v1/probes/whoami HTTP/1.1', host, marketing]);
    client.say(['HEAD /v1/probes/whoami HTTP/1.1', host, sales]);
    expect(await client.answers(3)).toEqual([401, 403, 200]);
  });

  it('OPTIONS is a method like others', async () => {
    client.say(['OPTIONS /v1/probes HTTP/1.1', host]);
    client.say(['OPTIONS * HTTP/1.1', host]);
    expect(await client.answers(2)).toEqual([405, 404]);
  });

  it('pipelined requests are answered in their order, each by its own token', async () => {
    const body = '{"kind":"a"}';
    const length = `content-length: ${body.length}`;
    const post = (token: string) =>
      client.say(['POST /v1/probes HTTP/1.1', host, json, token, length], body);
    post(marketing);
    post(forged);
    post(sales);
    post(marketing);
    expect(await client.answers(4)).toEqual([201, 401, 403, 201]);
  });

  it('what comes behind a last answer is not done', async () => {
    const length = 'content-length: 100000';
    client.say(['POST /v1/nowhere HTTP/1.1', host, json, length], 'x'.repeat(100_000));
    client.say(['GET /v1/probes/open HTTP/1.1', host]);
    expect(await client.closed()).toBe(true);
    expect(client.statuses).toEqual([404]);
  });
});
