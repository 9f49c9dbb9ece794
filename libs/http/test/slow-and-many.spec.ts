import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { script, send, startProbe, type Probe } from './probe-service.js';
import { RawConnection } from './raw-connection.js';

// Seconds of real limits go by, and on a busy machine more of them.
vi.setConfig({ testTimeout: 20_000 });
const patiently = { timeout: 10_000 };

const host = 'host: probe';
const json = 'content-type: application/json';

let probe: Probe;
let marketing: string;
beforeAll(async () => {
  probe = await startProbe({
    connections: 40,
    headersWithin: 500,
    idleFor: 500,
    bodyGrace: 500,
    streamStillFor: 1_000,
    bodyBytes: 100_000,
    inHandAtFirst: 4,
  });
  marketing = `authorization: Bearer ${await probe.issuer.token('marketing')}`;
});
afterAll(() => probe.stop());

const open = () => RawConnection.to(probe.service.url);
const post = ['POST /v1/probes HTTP/1.1', host, json];
const plain = { 'content-type': 'application/json' };

function gated(): () => void {
  let release = () => {};
  script.gate = new Promise((resolve) => (release = resolve));
  return release;
}

function slowly(path = '/slow', body?: string, headers: Record<string, string> = {}) {
  const authorization = marketing.slice('authorization: '.length);
  const all = { authorization, ...(body !== undefined && plain), ...headers };
  return send(`${probe.service.url}/v1/probes${path}`, 'POST', all, body);
}

describe('a connection', () => {
  it('that says nothing is closed', async () => {
    const silent = await open();
    expect(await silent.closed()).toBe(true);
  });

  it('whose headers never end is answered 408 and closed', async () => {
    const slow = await open();
    slow.socket.write('GET /v1/probes/open HTTP/1.1\r\nhost: probe\r\nx: ');
    expect(await slow.answers()).toEqual([408]);
    expect(await slow.closed()).toBe(true);
  });

  it('that rests between two requests for too long is closed', async () => {
    const resting = await open();
    resting.say(['GET /v1/probes/open HTTP/1.1', host]);
    expect(await resting.answers()).toEqual([200]);
    expect(await resting.closed()).toBe(true);
    expect(resting.error).toBeUndefined();
  });

  it('that says what is not HTTP is answered 400 and closed', async () => {
    const broken = await open();
    broken.socket.write('HELO probe\r\n\r\n');
    expect(await broken.answers()).toEqual([400]);
    expect(await broken.closed()).toBe(true);
  });

  it('that is one too many is answered 503 and not reset, and those before it go on', async () => {
    const standing = await Promise.all(Array.from({ length: 40 }, open));
    const more = await open();
    more.say(['GET /v1/probes/open HTTP/1.1', host]);
    expect(await more.answers()).toEqual([503]);
    expect(more.text).toMatch(/^connection: close\r$/m);
    expect(more.text).toMatch(/^retry-after: 1\r$/m);
    expect(await more.closed()).toBe(true);
    expect(more.error).toBeUndefined();
    standing[0]!.say(['GET /v1/probes/open HTTP/1.1', host]);
    expect(await standing[0]!.answers()).toEqual([200]);
    for (const one of standing) one.end();
    await expect
      .poll(
        async () => (await send(`${probe.service.url}/v1/probes/open`, 'GET')).status,
        patiently,
      )
      .toBe(200);
  });
});

describe('a body', () => {
  it.each(['content-length: 5000', 'transfer-encoding: chunked'])(
    'that does not come is answered 408 and closed: %s',
    async (length) => {
      const slow = await open();
      slow.say([...post, marketing, length], length.includes('chunked') ? '1\r\n{\r\n' : '{');
      expect(await slow.answers()).toEqual([408]);
      expect(slow.text).toContain('body-too-slow');
      expect(await slow.closed()).toBe(true);
    },
  );

  it('of a file that stands still is answered 408 and closed', async () => {
    const still = await open();
    const csv = 'content-type: text/csv';
    still.say(['PUT /v1/probes/rows HTTP/1.1', host, csv, marketing, 'content-length: 5000'], 'a');
    expect(await still.answers()).toEqual([408]);
    expect(await still.closed()).toBe(true);
  });

  it('of a file that comes slowly, and longer than any limit, is read to its end', async () => {
    const slow = await open();
    const csv = 'content-type: text/csv';
    slow.say(['PUT /v1/probes/rows HTTP/1.1', host, csv, marketing, 'content-length: 18000']);
    for (let sent = 0; sent < 6; sent += 1) {
      slow.socket.write('x'.repeat(3_000));
      await new Promise((resolve) => void setTimeout(resolve, 400));
    }
    expect(await slow.answers()).toEqual([200]);
  });

  it('that nobody reads and that does not come is dropped with its connection', async () => {
    const slow = await open();
    slow.say([...post, 'content-length: 5000'], '{');
    expect(await slow.answers()).toEqual([401]);
    expect(await slow.closed()).toBe(true);
  });

  it('finds no room where others have taken it, is answered 503, and finds it again', async () => {
    const first = await open();
    first.say([...post, marketing, 'content-length: 70000'], '{');
    const ask = async () => {
      const second = await open();
      const body = JSON.stringify({ kind: 'x'.repeat(69_900) });
      second.say([...post, marketing, `content-length: ${body.length}`], body);
      return [await second.answers(), second.text, second.end()] as const;
    };
    await expect.poll(async () => (await ask())[0], patiently).toEqual([503]);
    expect((await ask())[1]).toMatch(/^retry-after: 1\r$/m);
    const small = await slowly('', '{"kind":"a"}');
    expect(small.status).toBe(201);
    first.end();
    await expect.poll(async () => (await ask())[0], patiently).toEqual([201]);
  });
});

describe('more than can be done soon', () => {
  it('is answered 503 with Retry-After at once, and what is in hand is done', async () => {
    const release = gated();
    const inHand = Array.from({ length: 4 }, () => slowly());
    const shed = await Promise.race([slowly(), ...inHand]);
    expect(shed.status).toBe(503);
    expect(shed.headers['retry-after']).toBe('1');
    expect(shed.body.type).toBe('urn:smarketing:problem:overloaded');
    release();
    expect((await Promise.all(inHand)).map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect((await slowly()).status).toBe(201);
  });

  it('is counted for each way in apart, and is refused again until something is done', async () => {
    const release = gated();
    const many = Array.from({ length: 25 }, () => slowly());
    expect((await Promise.race(many)).status).toBe(503);
    for (let times = 0; times < 3; times += 1) {
      const shed = await slowly();
      expect([shed.status, shed.body.type]).toEqual([503, 'urn:smarketing:problem:overloaded']);
    }
    expect((await slowly('', '{"kind":"a"}')).status).toBe(201);
    release();
    expect((await Promise.all(many)).map(({ status }) => status)).toContain(201);
    expect((await slowly()).status).toBe(201);
  });

  it('is weighed by rows where it is a batch', async () => {
    const release = gated();
    const batch = (rows: number) =>
      slowly('/batch', JSON.stringify({ leads: Array.from({ length: rows }, () => ({})) }));
    const inHand = [batch(500), batch(500)];
    // More than there is room for: what is sent away has to give its room back.
    for (let times = 0; times < 80; times += 1) {
      expect((await Promise.race([batch(500), ...inHand])).status).toBe(503);
    }
    release();
    expect((await Promise.all(inHand)).map(({ status }) => status)).toEqual([201, 201]);
    expect((await batch(500)).status).toBe(201);
  });

  it('is still in hand when its client has gone', async () => {
    // A way in whose speed nobody knows yet: a quick one would let more in.
    const release = gated();
    const gone = await Promise.all(Array.from({ length: 4 }, open));
    for (const one of gone) {
      one.say(['POST /v1/probes/held HTTP/1.1', host, marketing, 'content-length: 0']);
    }
    for (let turns = 0; turns < 3; turns += 1) {
      await send(`${probe.service.url}/v1/probes/open`, 'GET');
    }
    for (const one of gone) one.end();
    const server = probe.service.app.getHttpServer();
    await expect.poll(() => connectionsTo(server), patiently).toBe(0);
    expect((await slowly('/held')).status).toBe(503);
    release();
    await expect.poll(async () => (await slowly('/held')).status, patiently).toBe(201);
  });
});

function connectionsTo(server: { getConnections(done: (e: unknown, n: number) => void): unknown }) {
  return new Promise<number>((resolve) => void server.getConnections((_, n) => resolve(n)));
}
