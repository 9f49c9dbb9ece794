import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, RunningService } from '@smarketing/service-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placesOf, runIntake } from './running-intake.js';
import { deliveriesOf, linkedinAnswer, publicUrl, secrets, signedBy } from './sign-webhooks.js';

let intake: RunningService;
let before: number;
const file = join(mkdtempSync(join(tmpdir(), 'trials-')), 'webhooks.json');
const email = 'anna.lee@planted.example';

beforeAll(async () => {
  const sources = {
    website: { scheme: 'standard', secrets: [secrets.website] },
    google: { scheme: 'google', secrets: [secrets.google] },
    linkedin: { scheme: 'linkedin', secrets: [secrets.linkedin], token: 'token-of-linkedin' },
    shop: {
      ...{ scheme: 'standard', secrets: [secrets.website], events: '$.orders[*]' },
      only: { '$.state': ['paid'] },
      mapping: { columns: { '$.mail': 'email', '$.at': 'occurredAt' } },
    },
  };
  writeFileSync(file, JSON.stringify({ publicUrl, sources }));
  intake = await runIntake({ WEBHOOKS_FILE: file });
  before = await countStored();
});

afterAll(() => intake?.stop());

async function countStored(): Promise<number> {
  let sum = 0;
  for (const name of [
    'leads',
    'vault',
    'identities',
    'touchpoints',
    'outbox',
    'idempotency_keys',
  ]) {
    sum += await intake.db.collection(name).countDocuments();
  }
  return sum;
}

const attempt = (source: string, body: unknown, more = {}): Promise<Answer> =>
  intake.post(`/v1/webhook-trials/${source}`, {
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...more,
  });

describe('a delivery that is tried', () => {
  it('says what the mapping makes of it, and whether it is signed as agreed', async () => {
    const body = JSON.stringify(deliveriesOf(email).website);
    const lead = { contact: { email, firstName: 'Anna' }, clickIds: { fbclid: 'IwAR2F4-dbP0l7' } };
    for (const [signature, headers] of [
      ['valid', signedBy('standard', body)],
      ['wrong', { ...signedBy('standard', body), 'webhook-id': 'other' }],
      ['stale', signedBy('standard', body, { at: 0 })],
      ['missing', {}],
      ['not checked', undefined],
    ] as const) {
      const { status, body: said } = await attempt('website', body, { headers });
      expect([status, said.signature]).toEqual([200, signature]);
      expect(said.events).toMatchObject([{ event: 0, outcome: 'lead', lead, errors: [] }]);
    }
  });

  it('names what would be refused and passed over, event by event', async () => {
    const orders = [
      { state: 'paid', mail: email, at: '2026-03-01T09:30:00Z' },
      { state: 'open', mail: email },
      { state: 'paid', mail: 'nobody', at: 'yesterday' },
    ];
    const { body } = await attempt('shop', { orders });
    expect(body.events.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      ...['lead', 'passed over', 'refused'],
    ]);
    const pointers = body.events[2].errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers.toSorted()).toEqual(['/contact/email', '/occurredAt']);
    expect(body.events[0].lead).toMatchObject({ contact: { email } });
  });

  it('can be read by a mapping that is not in the file yet, whose mistakes are named', async () => {
    const mapping = { columns: { '$.who.mail': 'email', "$.with['a b'][0]": 'firstName' } };
    const delivery = { list: [{ who: { mail: email }, with: { 'a b': ['Anna'] } }] };
    const good = await attempt('website', delivery, { mapping, events: '$.list[*]' });
    expect(good.body.events).toMatchObject([
      { outcome: 'lead', lead: { contact: { email, firstName: 'Anna' } } },
    ]);
    for (const [wrong, pointer] of [
      [{ mapping: { columns: { '$.a': 'email', '$.b': 'email' } } }, '/mapping/columns'],
      [{ mapping: { columns: { 'no path': 'email' } } }, '/mapping/columns'],
      [{ mapping, events: 'no path' }, '/events'],
      [{ only: { '$.a': ['b'] } }, '/only'],
    ] as const) {
      const { status, body } = await attempt('website', delivery, wrong);
      expect(status).toBe(422);
      expect(body.errors[0].pointer).toContain(pointer);
    }
  });

  it('of LinkedIn is the answer itself; a test of a sender is passed over', async () => {
    const { body } = await attempt('linkedin', linkedinAnswer('7000-1', email));
    expect(body.events).toMatchObject([{ outcome: 'lead', lead: { contact: { email } } }]);
    const test = { ...deliveriesOf(email).google, is_test: true };
    expect((await attempt('google', test)).body.events).toEqual([
      { event: 0, outcome: 'passed over', errors: [] },
    ]);
  });

  it.each<[string, number, () => Promise<Answer>]>([
    ['of nobody', 404, () => attempt('nobody', {})],
    ['that is no JSON', 400, () => attempt('website', `{"${email}`)],
    ['that is too deep', 400, () => attempt('website', '['.repeat(1_000))],
    ['that is too large', 422, () => attempt('website', 'x'.repeat(256 * 1024 + 1))],
    ['with a prototype', 422, () => attempt('website', '{"__proto__":{}}')],
    ['by sales', 403, () => intake.post('/v1/webhook-trials/website', { body: '{}' }, 'sales')],
    [
      ...(['of too many events', 413] as const),
      () => attempt('shop', { orders: Array.from({ length: 501 }, () => ({})) }),
    ],
  ])('%s is refused with %i', async (_, status, tried) => {
    const answer = await tried();
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).not.toContain('planted');
  });

  it('stores nothing', async () => {
    expect(await countStored()).toBe(before);
    expect(await placesOf(intake, /planted/)).toEqual([]);
  });
});
