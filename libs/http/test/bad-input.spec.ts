import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { script, send, startProbe, type Answer, type Probe } from './probe-service.js';

let probe: Probe;
let token: string;
beforeAll(async () => {
  probe = await startProbe();
  token = await probe.issuer.token('marketing');
});
afterAll(() => probe.stop());

const json = { 'content-type': 'application/json' };

function post(body: string | Buffer, headers: Record<string, string> = json): Promise<Answer> {
  const url = `${probe.service.url}/v1/probes`;
  return send(url, 'POST', { authorization: `Bearer ${token}`, ...headers }, body);
}

function get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return send(probe.service.url + path, 'GET', headers);
}

function expectProblem(answer: Answer, status: number, type?: string): void {
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(answer.status).toBe(status);
  expect(answer.body.status).toBe(status);
  expect(answer.body.detail).toMatch(/\.$/);
  expect(answer.text).not.toMatch(/node_modules|\.ts:|\.js:|stack/);
  if (type !== undefined) expect(answer.body.type).toBe(`urn:smarketing:problem:${type}`);
}

it('says of a number where a text belongs that it is none, and nothing of its length', async () => {
  const answer = await post('{"kind": 12}');
  expectProblem(answer, 422, 'invalid-request');
  expect(answer.body.errors).toEqual([{ pointer: '/kind', detail: 'kind must be a string' }]);
});

describe('a body that cannot be read', () => {
  it.each([
    ['{"kind": }', 'it breaks at line 1, column 10'],
    ['{"kind": "a",\n  "points" 3}', 'it breaks at line 2, column 12'],
    ['{"kind": "a"', 'it ends too early'],
    ['{"kind": "a', 'it ends too early'],
    ['[1, -', 'it ends too early'],
    ["{'kind': 1}", 'it breaks at line 1, column 2'],
    ['{"n": -1, "contact": ada@example.com}', 'it breaks at line 1, column 22'],
    ['nope', 'it breaks at line 1, column 2'],
  ])('is 400 and says where: %s', async (text, where) => {
    const answer = await post(text);
    expectProblem(answer, 400, 'malformed-body');
    expect(answer.body.detail).toContain(where);
    expect(answer.text).not.toContain('ada@');
  });

  it('is 400 when it is empty though it says to be JSON', async () => {
    const answer = await post('', { ...json, 'content-length': '0' });
    expectProblem(answer, 400, 'malformed-body');
    expect(answer.body.detail).toContain('is empty');
  });

  it('is 413 over 1 MB, with the limit, whether the length is said or not', async () => {
    const large = JSON.stringify({ kind: 'x'.repeat(2 * 1024 * 1024) });
    for (const headers of [json, { ...json, 'transfer-encoding': 'chunked' }]) {
      const answer = await post(large, headers);
      expectProblem(answer, 413, 'body-too-large');
      expect(answer.body['limit']).toBe(1_048_576);
      expect(answer.body.detail).toContain('1048576 bytes');
    }
  });

  it('is 413 for fetch too', async () => {
    const response = await fetch(`${probe.service.url}/v1/probes`, {
      method: 'POST',
      headers: { ...json, authorization: `Bearer ${token}` },
      body: JSON.stringify({ kind: 'x'.repeat(2 * 1024 * 1024) }),
    });
    expect(response.status).toBe(413);
  });

  it('is 415 when it is not JSON, and says what is taken', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'text/csv',
      'nonsense',
    ]) {
      const answer = await post('a=1', { 'content-type': type });
      expectProblem(answer, 415);
      expect(answer.body.detail).toMatch(/application\/json/);
    }
  });

  it('is 415 when it is compressed', async () => {
    const answer = await post('{}', { ...json, 'content-encoding': 'gzip' });
    expectProblem(answer, 415, 'unsupported-content-encoding');
  });

  it.each(['utf-16', 'utf-16le', 'iso-8859-1'])('is 415 in %s', async (charset) => {
    const answer = await post('{}', { 'content-type': `application/json; charset=${charset}` });
    expectProblem(answer, 415, 'unsupported-charset');
    expect(answer.body.detail).toContain(charset);
  });

  it.each([
    ['UTF-16 without a mark', Buffer.from('{"kind":"a"}', 'utf16le')],
    ['UTF-16 with its mark', Buffer.from('\ufeff{"kind":"a"}', 'utf16le')],
    ['Latin-1', Buffer.from('{"kind":"Müller"}', 'latin1')],
  ])('is 400 when it is %s and does not say so', async (_, bytes) => {
    expectProblem(await post(bytes), 400, 'wrong-encoding');
  });

  it('may begin with the mark of UTF-8', async () => {
    expect((await post('\ufeff{"kind":"a"}')).status).toBe(201);
  });

  it('is 413 when it holds too many values, however small, and says how many it may', async () => {
    const answer = await post(`{"kind":"a","rows":[${'1,'.repeat(60_000)}1]}`);
    expectProblem(answer, 413, 'too-many-values');
    expect(answer.body['limit']).toBe(50_000);
  });

  it('is 400 when it is nested without end', async () => {
    const answer = await post(`${'['.repeat(400_000)}${']'.repeat(400_000)}`);
    expectProblem(answer, 400, 'malformed-body');
    expect(answer.body.detail).toContain('32 levels');
  });
});

describe('a body that is not valid', () => {
  it('is 422 for a field nobody knows, and says which there are', async () => {
    const answer = await post('{"kind":"a","colour":"red"}');
    expectProblem(answer, 422, 'invalid-request');
    expect(answer.body.errors).toEqual([
      {
        pointer: '/colour',
        detail: 'is not a field here; known are kind, points, contact, rows, note, free',
      },
    ]);
  });

  it('is 422 for a wrong type: nothing is converted', async () => {
    const answer = await post('{"kind":"a","points":"3"}');
    expectProblem(answer, 422, 'invalid-request');
    expect(answer.body.errors).toEqual([
      { pointer: '/points', detail: 'points must be an integer number' },
    ]);
  });

  it('is 422 and points into nested objects and lists, without quoting them', async () => {
    const answer = await post(
      '{"kind":"a","contact":{"email":"ada at example"},"rows":[{"email":"a@b.de"},{"email":7}]}',
    );
    expect(answer.body.errors?.map(({ pointer }) => pointer)).toEqual([
      '/contact/email',
      '/rows/1/email',
    ]);
    expect(answer.text).not.toContain('ada at');
  });

  it.each(['[]', '"text"', '7', 'null', 'true'])('is 422 when it is %s', async (text) => {
    expectProblem(await post(text), 422, 'invalid-request');
  });

  it('is 400 when it is missing', async () => {
    const answer = await send(`${probe.service.url}/v1/probes`, 'POST', {
      authorization: `Bearer ${token}`,
    });
    expectProblem(answer, 400, 'missing-body');
    expect(answer.body.detail).toContain('JSON object');
  });

  it.each([
    ['{"kind":"a","constructor":1}', ['/constructor']],
    ['{"kind":"a","constructor":{"prototype":{}}}', ['/constructor']],
    ['{"kind":"a","__proto__":{"admin":true}}', ['/__proto__']],
    ['{"kind":"a","\\u005f_proto__":{"admin":true}}', ['/__proto__']],
    ['{"kind":"a","hasOwnProperty":"x","toString":"y"}', ['/hasOwnProperty', '/toString']],
    ['{"kind":"a","contact":{"email":"a@b.example","valueOf":1}}', ['/contact/valueOf']],
    ['{"kind":"a","rows":[{"email":"a@b.example","isPrototypeOf":1}]}', ['/rows/0/isPrototypeOf']],
    ['{"kind":"a","free":{"x":{"constructor":1}}}', ['/free/x/constructor']],
  ])('is 422 for a field called as what objects inherit: %s', async (text, pointers) => {
    const answer = await post(text);
    expectProblem(answer, 422, 'invalid-request');
    expect(answer.body.errors?.map(({ pointer }) => pointer)).toEqual(pointers);
  });

  it.each([
    ['{"kind":"\\ud800"}', '/kind'],
    ['{"kind":"a\\udbffb"}', '/kind'],
    ['{"kind":"\\udc00\\ud800"}', '/kind'],
    ['{"kind":"a","\\uD83D":1}', '/\ufffd'],
    ['{"kind":"a","contact":{"email":"\\udfff@b.example"}}', '/contact/email'],
    ['{"kind":"a","rows":[{"email":"a@b.example"},{"email":"\\ud800"}]}', '/rows/1/email'],
    ['{"kind":"a","free":{"a.b":[1,"\\udead"]}}', '/free/a.b/1'],
  ])('is 422 where a text is not well-formed Unicode: %s', async (text, pointer) => {
    const answer = await post(text);
    expectProblem(answer, 422, 'invalid-request');
    expect(answer.body.errors?.map((fault) => fault.pointer)).toEqual([pointer]);
  });

  it('may write what is well-formed with escapes', async () => {
    const answer = await post('{"kind":"\\ud83d\\ude00 \\u00e9","free":{"\\u0061":"\\\\ud800"}}');
    expect(answer.body['body']).toMatchObject({ kind: '😀 é', free: { a: '\\ud800' } });
  });

  it.each(['\\u0000', '\\u001b[2J', '\\r\\n', '\\t', '\\u0085', '\\u009b', '\\u2028'])(
    'is 422 where one line holds %s',
    async (control) => {
      const answer = await post(`{"kind":"a${control}b"}`);
      expectProblem(answer, 422, 'invalid-request');
      expect(answer.body.errors).toEqual([
        { pointer: '/kind', detail: 'must be one line without control characters' },
      ]);
    },
  );

  it('may hold lines and tabs where several lines make sense, and nothing else of the kind', async () => {
    expect((await post('{"kind":"a","note":"one\\r\\n\\ttwo"}')).status).toBe(201);
    const answer = await post('{"kind":"a","note":"one\\u0007"}');
    expectProblem(answer, 422, 'invalid-request');
    expect(answer.body.errors?.[0]?.pointer).toBe('/note');
  });

  it('is refused for its length before anything else is asked of it', async () => {
    const answer = await post(`{"kind":"a","contact":{"email":"${'a.'.repeat(50_000)}@"}}`);
    expectProblem(answer, 422, 'invalid-request');
    expect(answer.body.errors).toEqual([
      {
        pointer: '/contact/email',
        detail: 'must be shorter than or equal to 10000 characters',
      },
    ]);
  });

  it('names a hundred faults at most, and cuts endless names', async () => {
    const fields = Array.from({ length: 5_000 }, (_, n) => `"${'x'.repeat(150)}${n}":1`).join(',');
    const many = await post(`{"kind":"a",${fields}}`);
    expectProblem(many, 422, 'invalid-request');
    expect(many.body.errors).toHaveLength(100);
    const long = await post(`{"kind":"a","${'x'.repeat(500_000)}":1}`);
    expectProblem(long, 422, 'invalid-request');
    expect(long.text.length).toBeLessThan(2_000);
  });

  it('is taken when it is right', async () => {
    const answer = await post('{"kind":"a","points":3}', {
      'content-type': 'application/json; charset=UTF-8',
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ made: true, body: { kind: 'a', points: 3 } });
  });
});

describe('an address', () => {
  it('names the parameter of a query that is not valid', async () => {
    const answer = await get('/v1/probes?limit=0&colour=red', { authorization: `Bearer ${token}` });
    expectProblem(answer, 422, 'invalid-request');
    expect(answer.body.errors?.map(({ parameter }) => parameter).toSorted()).toEqual([
      'colour',
      'limit',
    ]);
  });

  it.each(['0x10', '1e2', '+7', ' 7', '7.0.0', '٣', '', 'Infinity', '7,5'])(
    'takes no number that is not written plainly: limit=%s',
    async (limit) => {
      const path = `/v1/probes?limit=${encodeURIComponent(limit)}`;
      const answer = await get(path, { authorization: `Bearer ${token}` });
      expectProblem(answer, 422, 'invalid-request');
      expect(answer.body.errors?.[0]?.parameter).toBe('limit');
    },
  );

  it.each(['x=1', 'constructor=1', '__proto__=1', 'toString=', 'limit=7'])(
    'refuses a parameter of which the route knows nothing: ?%s',
    async (query) => {
      for (const path of [
        '/v1/probes/open',
        '/v1/probes/by-id/01a22917-557f-741e-92dd-1bd4da961857',
      ]) {
        const answer = await get(`${path}?${query}`, { authorization: `Bearer ${token}` });
        expectProblem(answer, 422, 'invalid-request');
        expect(answer.body.errors).toMatchObject([{ parameter: query.split('=')[0] }]);
      }
    },
  );

  it.each(['constructor', '__proto__', 'hasOwnProperty', 'valueOf'])(
    'refuses a parameter called as what objects inherit where a class says which there are: %s',
    async (name) => {
      const answer = await get(`/v1/probes?${name}=1`, { authorization: `Bearer ${token}` });
      expectProblem(answer, 422, 'invalid-request');
      expect(answer.body.errors).toMatchObject([{ parameter: name }]);
    },
  );

  it.each(['%ed%a0%80', '%ff', '%', '%zz', '%c0%80'])(
    'whose query is not percent-encoded UTF-8 is 400: %s',
    async (text) => {
      for (const path of ['/v1/probes?stage=', '/v1/probes/open?x=']) {
        const answer = await get(path + text, { authorization: `Bearer ${token}` });
        expectProblem(answer, 400, 'malformed-address');
      }
    },
  );

  it.each(['%00', '%0a', '%1b', '%c2%85'])(
    'with a control character in an id or a parameter is 422: %s',
    async (text) => {
      for (const path of [`/v1/probes/named/a${text}`, `/v1/probes?cursor=a${text}`]) {
        const answer = await get(path, { authorization: `Bearer ${token}` });
        expectProblem(answer, 422, 'invalid-request');
      }
    },
  );

  it('reads numbers of a query where the class says so', async () => {
    const answer = await get('/v1/probes?limit=7&stage=won', { authorization: `Bearer ${token}` });
    expect(answer.body).toEqual({ limit: 7, stage: 'won' });
  });

  it('is 400 with an id that is none', async () => {
    expectProblem(await get('/v1/probes/by-id/7', { authorization: `Bearer ${token}` }), 400);
  });

  it('that nobody serves is 404', async () => {
    const answer = await get('/v1/nowhere?email=ada@example.com');
    expectProblem(answer, 404, 'no-such-address');
    expect(answer.body.instance).toBe('/v1/nowhere');
    expect(answer.text).not.toContain('ada');
  });

  it('that is not served by this method is 405 and says by which', async () => {
    const answer = await send(`${probe.service.url}/v1/probes`, 'DELETE');
    expectProblem(answer, 405, 'method-not-allowed');
    expect(answer.headers['allow']).toBe('GET, POST');
  });

  it('that is not percent-encoded UTF-8 is 400', async () => {
    expectProblem(await get('/v1/probes/by-id/%zz'), 400, 'malformed-address');
  });

  it('with an endless part is 414', async () => {
    expectProblem(await get(`/v1/probes/by-id/${'x'.repeat(500)}`), 414, 'malformed-address');
  });

  it('in no HTTP at all is 400', async () => {
    const { hostname, port } = new URL(probe.service.url);
    const text = await new Promise<string>((resolve, reject) => {
      const chunks: Buffer[] = [];
      connect(Number(port), hostname)
        .on('data', (chunk) => chunks.push(chunk))
        .on('end', () => resolve(Buffer.concat(chunks).toString()))
        .on('error', reject)
        .end('HELLO THERE\r\n\r\n');
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text).toContain('application/problem+json');
  });
});

describe('a token', () => {
  const whoami = (authorization?: string) =>
    get('/v1/probes/whoami', authorization === undefined ? {} : { authorization });

  it('that is missing is 401 with the challenge', async () => {
    const answer = await whoami();
    expectProblem(answer, 401, 'token-missing');
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="smarketing"');
  });

  it.each(['Bearer', 'Basic abc', 'Bearer a b', 'token'])(
    'in a header %j is 401',
    async (header) => {
      expectProblem(await whoami(header), 401, 'token-malformed');
    },
  );

  it('that has expired is 401 and says when', async () => {
    const expired = await probe.issuer.token('sales', { expiresIn: '-1h' });
    const answer = await whoami(`Bearer ${expired}`);
    expectProblem(answer, 401, 'token-expired');
    expect(answer.body.detail).toMatch(/^The token expired at \d{4}-.*Z; get a new one\.$/);
    expect(answer.headers['www-authenticate']).toContain('error="invalid_token"');
  });

  it('with another signature is 401', async () => {
    const [header, payload] = (await probe.issuer.token('sales')).split('.');
    const signature = Buffer.alloc(64, 7).toString('base64url');
    const answer = await whoami(`Bearer ${header}.${payload}.${signature}`);
    expectProblem(answer, 401, 'token-signature');
  });

  it('of another role is 403 and names the roles that may', async () => {
    const answer = await whoami(`Bearer ${token}`);
    expectProblem(answer, 403, 'role-required');
    expect(answer.body.detail).toContain('sales or revops');
    expect(answer.body['allowed']).toEqual(['sales', 'revops']);
  });

  it('of the role is let in', async () => {
    const answer = await whoami(`bearer ${await probe.issuer.token('revops', { subject: 'r1' })}`);
    expect(answer.body).toMatchObject({ subject: 'r1', roles: ['revops'] });
  });

  it('opens nothing that says neither who may nor that all may', async () => {
    const all = await probe.issuer.token(['marketing', 'sales', 'revops', 'ops', 'service']);
    const answer = await get('/v1/probes/forgotten', { authorization: `Bearer ${all}` });
    expectProblem(answer, 403, 'role-required');
  });
});

describe('a failure', () => {
  async function failing(error: Error) {
    script.failure = error;
    return get('/v1/probes/failing');
  }

  it('that nobody foresaw is 500 with a trace id and nothing of the inside', async () => {
    const answer = await failing(
      new TypeError('secret of /srv/app.ts:7 is mongodb://user:pw@host'),
    );
    expectProblem(answer, 500, 'internal');
    expect(answer.body.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(answer.text).not.toMatch(/secret|mongodb/);
  });

  it.each([
    ['MongoServerSelectionError', 'database'],
    ['MongoNetworkError', 'database'],
    ['KafkaJSConnectionError', 'Kafka'],
  ])('to reach a dependency (%s) is 503 with Retry-After', async (name, named) => {
    const cause = Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:27017'), { name });
    const answer = await failing(new Error('could not save', { cause }));
    expectProblem(answer, 503, 'dependency-unavailable');
    expect(answer.headers['retry-after']).toBe('5');
    expect(answer.body.detail).toContain(named);
    expect(answer.text).not.toContain('10.0.0.7');
  });

  it('of a database without a primary is 503', async () => {
    const error = Object.assign(new Error('not primary'), {
      name: 'MongoServerError',
      code: 10107,
    });
    expectProblem(await failing(error), 503, 'dependency-unavailable');
  });

  it('to change what others were changing is 409 with Retry-After', async () => {
    const error = Object.assign(new Error('changed'), { name: 'ConcurrentChangeError' });
    expectProblem(await failing(error), 409, 'concurrent-change');
  });

  it('of a commit whose outcome is not known is 503, and does not say that nothing was changed', async () => {
    const error = Object.assign(new Error('connection closed'), {
      name: 'MongoNetworkError',
      errorLabels: ['UnknownTransactionCommitResult'],
    });
    const answer = await failing(error);
    expectProblem(answer, 503, 'dependency-unavailable');
    expect(answer.body.detail).toContain('not known whether');
    expect(answer.body.detail).toContain('Idempotency-Key');
  });

  it('of a transaction that may work at another time is 503 with Retry-After', async () => {
    const error = Object.assign(new Error('WriteConflict'), {
      name: 'MongoServerError',
      code: 112,
      errorLabels: ['TransientTransactionError'],
    });
    const answer = await failing(error);
    expectProblem(answer, 503, 'dependency-unavailable');
    expect(answer.headers['retry-after']).toBe('5');
  });

  it('of the domain carries what the program needs', async () => {
    const answer = await get('/v1/probes/illegal');
    expectProblem(answer, 409, 'illegal-transition');
    expect(answer.body).toMatchObject({
      stage: 'won',
      legal: ['churn'],
      title: 'Not from this stage',
    });
  });
});
