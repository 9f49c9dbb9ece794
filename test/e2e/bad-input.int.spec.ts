import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '@smarketing/testing';
import { RunningSystem, type Answer, type RequestOptions } from './running-system.js';

let system: RunningSystem;
const intake = 'marketing-intake';

beforeAll(async () => {
  system = await RunningSystem.start([intake, 'feedback']);
  await eventually(stored);
  await eventually(async () => (await create()).status === 201);
});

afterAll(async () => {
  expect(await system?.stop()).toEqual([]);
});

const json = { 'content-type': 'application/json' };
const csv = { 'content-type': 'text/csv' };
const whole = { contact: { email: 'grace@navy.example' }, touchpoint: { kind: 'form' } };

const capture = (options: RequestOptions) =>
  system.request('POST', intake, '/v1/leads', { role: 'marketing', headers: json, ...options });

const columns = { id: 'externalId', mail: 'email', seen: 'occurredAt', land: 'profile.country' };
const mapping = {
  columns,
  dates: { occurredAt: 'yyyy-MM-dd' },
  constants: { externalSystem: 'e2e' },
};

const create = (given: object = mapping) =>
  system.request('POST', intake, '/v1/imports', {
    role: 'marketing',
    json: { name: 'file', format: 'csv', mapping: given },
  });
/** How many leads exist and facts were issued: both stay as they are when nothing is stored. */
async function stored(): Promise<unknown> {
  const { published } = await system.ops(intake, '/info');
  const ledger = await system.read('feedback', '/v1/reports/ledger');
  return { leads: published.leads ?? 0, captured: ledger.captured.value };
}

function expectProblem(answer: Answer, status: number, type: string): void {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.body).toMatchObject({ status, type: `urn:smarketing:problem:${type}` });
  expect(answer.status).toBe(status);
  expect(answer.body.detail).toMatch(/\S.{20}/);
  expect(answer.text).not.toMatch(/node_modules|\.[jt]s:\d|\bat .+\(/);
}

describe('a capture', () => {
  const bad: [string, number, string, RegExp, () => RequestOptions | Promise<RequestOptions>][] = [
    [
      'of malformed JSON',
      400,
      'malformed-body',
      /line 1, column \d+/,
      () => ({ body: '{"contact":}' }),
    ],
    [
      'with an unknown field',
      422,
      'invalid-request',
      /colour/,
      () => ({ json: { ...whole, colour: 'red' } }),
    ],
    [
      'with an unknown nested field',
      422,
      'invalid-request',
      /\/contact\/mail/,
      () => ({ json: { contact: { mail: 'x' } } }),
    ],
    [
      'with a wrong type',
      422,
      'invalid-request',
      /contact/,
      () => ({ json: { contact: 'grace@navy.example' } }),
    ],
    ['of nobody', 422, '', /email/, () => ({ json: { touchpoint: { kind: 'form' } } })],
    [
      'of 2 MB',
      413,
      'body-too-large',
      /1048576/,
      () => ({ json: { contact: { company: 'x'.repeat(2_097_152) } } }),
    ],
    [
      'in UTF-16',
      400,
      'wrong-encoding',
      /UTF-8/,
      () => ({ body: new Uint8Array(Buffer.from(JSON.stringify(whole), 'utf16le')) }),
    ],
    [
      'in Latin-1',
      400,
      'wrong-encoding',
      /UTF-8/,
      () => ({ body: new Uint8Array(Buffer.from('{"contact":{"lastName":"Müller"}}', 'latin1')) }),
    ],
    [
      'with an expired token',
      401,
      '',
      /expired/,
      async () => ({
        json: whole,
        token: await system.issuer.token('marketing', { expiresIn: '-1m' }),
      }),
    ],
    ['with no token at all', 401, '', /token/i, () => ({ json: whole, token: '' })],
    ['with the wrong role', 403, '', /marketing/, () => ({ json: whole, role: 'sales' })],
  ];

  it.each(bad)('%s is %i, says why, and stores nothing', async (_, status, type, why, request) => {
    const before = await stored();
    const answer = await capture(await request());
    expectProblem(answer, status, type || String(answer.body.type).split(':').at(-1)!);
    expect(JSON.stringify(answer.body)).toMatch(why);
    expect(answer.text).not.toContain('grace@');
    if (status === 401) expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(await stored()).toEqual(before);
  });

  it('in a batch is refused by itself: the rows around it are kept', async () => {
    const rows = [
      { contact: { email: 'a@batch.example' } },
      { contact: { email: 'b@' } },
      { contact: { email: 'c@batch.example' }, extra: 1 },
      { contact: { email: 'd@batch.example' } },
    ];
    const answer = await system.request('POST', intake, '/v1/leads/batch', {
      role: 'marketing',
      json: { leads: rows },
    });
    expect(answer.status).toBe(202);
    const { results } = answer.body as { results: { created?: boolean; problem?: object }[] };
    expect(results.map(({ created }) => created)).toEqual([true, undefined, undefined, true]);
    expect(results[1]!.problem).toMatchObject({ status: 422 });
    expect(JSON.stringify(results[2]!.problem)).toContain('extra');
    await eventually(async () => {
      const ledger = await system.read('feedback', '/v1/reports/ledger');
      return ledger.captured.value === 2;
    });
  });
});

describe('an import', () => {
  const good = (n: number) => `e-${n},person${n}@firm.example,2026-01-15,DE`;
  const rows = (count: number, broken = new Map<number, string>()) =>
    [
      'id,mail,seen,land',
      ...Array.from({ length: count }, (_, i) => broken.get(i + 1) ?? good(i + 1)),
    ].join('\n');

  const upload = async (body: string | Uint8Array<ArrayBuffer>, importId: string) =>
    system.request('PUT', intake, `/v1/imports/${importId}/rows`, {
      role: 'marketing',
      headers: { ...csv, 'if-match': '*' },
      body,
    });

  it.each([
    [
      'in UTF-16',
      new Uint8Array(Buffer.from(`\ufeff${rows(20)}`, 'utf16le')),
      415,
      'unsupported-encoding',
      /iconv/,
    ],
    [
      'in Latin-1',
      new Uint8Array(Buffer.from(`${rows(20)}\nx,müller@firm.example,,DE`, 'latin1')),
      422,
      'invalid-utf-8',
      /0xFC/,
    ],
    [
      'without a column of the mapping',
      rows(20).replace('mail,', 'post,'),
      422,
      'missing-column',
      /"mail".*"post"/,
    ],
  ])(
    'of a file %s is refused as a whole and stores nothing',
    async (_, body, status, type, why) => {
      const before = await stored();
      const { body: created } = await create();
      const answer = await upload(body, created.importId);
      expectProblem(answer, status, type);
      expect(answer.body.detail).toMatch(why);
      expect(await stored()).toEqual(before);
      const state = await system.read(intake, '/v1/imports/{id}', {
        path: { id: created.importId },
      });
      expect(state).toMatchObject({ rows: 0, created: 0 });
    },
  );

  it('with a mapping to fields that do not exist is refused, each pointed at', async () => {
    const answer = await create({ ...mapping, columns: { ...columns, tel: 'fax' } });
    expectProblem(answer, 422, 'invalid-mapping');
    expect(answer.body.errors).toMatchObject([{ pointer: '/mapping/columns/tel' }]);
  });

  it('of 10,000 rows with 37 broken ones keeps 9,963 and says of each broken one where and why', async () => {
    const faults: [string, string | null, RegExp][] = [
      ['x,,2026-01-01,DE,five', null, /column 5/],
      ['x,no-address,2026-01-01,DE', 'mail', /e-mail/],
      ['x,,01.02.2026,DE', 'seen', /yyyy-MM-dd/],
      ['x,,2026-01-01,Germany', 'land', /two-letter/],
    ];
    const broken = new Map(
      Array.from({ length: 37 }, (_, i) => [11 + i * 270, faults[i % faults.length]![0]]),
    );
    const { body: created } = await create();
    const answer = await upload(rows(10_000, broken), created.importId);
    expect(answer.body).toMatchObject({
      state: 'completed',
      rows: 10_000,
      created: 9_963,
      failed: 37,
    });
    const report = await system.read(intake, '/v1/imports/{id}/errors', {
      path: { id: created.importId },
      query: { limit: 100 },
    });
    const errors = report.items;
    expect(errors.map(({ row }) => row)).toEqual([...broken.keys()]);
    errors.forEach(({ column, why }, i) => {
      const [, where, reason] = faults[i % faults.length]!;
      expect(column).toBe(where);
      expect(why).toMatch(reason);
    });
    const captured = await eventually(async () => {
      const ledger = await system.read('feedback', '/v1/reports/ledger');
      return ledger.captured.value! >= 9_963 && ledger;
    }, 60_000);
    expect(captured).toMatchObject({ balanced: true, captured: { value: 9_963 + 2 } });
  });
});
