import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LeadCaptured, TouchpointRecorded } from '@smarketing/contracts';
import { answerOf, type Answer, type RunningService } from '@smarketing/service-testing';
import { LogProbe, eventually } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placesOf, runIntake } from './running-intake.js';

const key = 'wk_0123456789abcdef';
const quietKey = 'wk_quiet_0123456789';
const origin = 'https://www.example.com';
const file = join(mkdtempSync(join(tmpdir(), 'pages-')), 'pages.yaml');

let intake: RunningService;
let log: LogProbe;

function writePages(keys: readonly string[] = [key]): void {
  const website = { writeKeys: keys, origins: [origin], perSecond: { page: 500, address: 200 } };
  const quiet = { writeKeys: [quietKey], origins: [origin], perSecond: { page: 500, address: 2 } };
  // YAML is JSON, and more.
  writeFileSync(file, JSON.stringify({ proxies: 1, pages: { website, quiet } }));
}

beforeAll(async () => {
  writePages();
  intake = await runIntake({ PAGES_FILE: file });
  log = await LogProbe.start(intake.system, ['leads']);
});

afterAll(async () => {
  await log?.stop();
  await intake?.stop();
});

type Headers = Readonly<Record<string, string>>;

async function send(
  body: object | string,
  headers: Headers = {},
  path = `/v1/pages/${key}`,
): Promise<Answer> {
  const response = await fetch(intake.service.url + path, {
    method: 'POST',
    headers: { origin, 'content-type': 'text/plain;charset=UTF-8', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const answer = await answerOf(response);
  const mediaType = (response.headers.get('content-type') ?? '').split(';', 1)[0]!;
  (await intake.documented()).check('POST', path, { ...answer, mediaType });
  return answer;
}

const newVisit = (visitor: string, utm = {}) => ({
  ...{ id: randomUUID(), kind: 'visit', consent: true, visitor, utm },
});
const newForm = (email: string, more = {}) => ({
  ...{ id: randomUUID(), kind: 'form', consent: false, contact: { email, firstName: 'Anna' } },
  ...more,
});

async function leadOf(email: string): Promise<string> {
  const { body } = await intake.post('/v1/leads', { contact: { email } });
  expect(body.created).toBe(false);
  return body.leadId as string;
}

const touchpointsOf = (leadId: string) =>
  log.of(TouchpointRecorded, leadId).map(({ data }) => data.kind);

describe('a form of a page', () => {
  it('becomes a lead; the answer is the same for who is known, and its time too', async () => {
    const email = 'form@pages.example';
    const timed = async (body: object) => {
      const since = performance.now();
      const { status, body: said } = await send(body);
      return { status, said, milliseconds: performance.now() - since };
    };
    const first = await timed(newForm(email));
    const again = await timed(newForm(email));
    for (const one of [first, again]) {
      expect([one.status, one.said]).toEqual([202, { received: true }]);
      expect(one.milliseconds).toBeGreaterThanOrEqual(245);
    }
    const leadId = await leadOf(email);
    await eventually(() => touchpointsOf(leadId).length === 2);
    expect(touchpointsOf(leadId)).toEqual(['form', 'form']);
    const { actor } = await log.next(LeadCaptured, leadId);
    expect(actor).toBe(intake.pseudonymOf('page/website'));
  });

  it('counts once when it is sent again, and its id is of no other form', async () => {
    const form = newForm('replayed@pages.example');
    const statuses = await Promise.all(Array.from({ length: 10 }, () => send(form)));
    expect(statuses.map(({ status }) => status)).toEqual(Array(10).fill(202));
    const { status } = await send({ ...newForm('other@pages.example'), id: form.id });
    expect(status).toBe(422);
    const leadId = await leadOf('replayed@pages.example');
    await intake.post(`/v1/leads/${leadId}/touchpoints`, { kind: 'call' });
    await eventually(() => touchpointsOf(leadId).includes('call'));
    expect(touchpointsOf(leadId)).toHaveLength(2);
  });

  it('brings its clicks into the vault, and not onto the log', async () => {
    const email = 'click@pages.example';
    const visitor = randomUUID();
    const clickIds = { gclid: 'EAIaIQobChMI8pages' };
    await send(newForm(email, { consent: true, visitor, clickIds }));
    const leadId = await leadOf(email);
    const { body } = await intake.get(`/v1/leads/${leadId}/contact`, 'sales');
    expect(body.clickIds).toEqual(clickIds);
    expect(JSON.stringify(log.facts)).not.toContain('8pages');
    expect(await placesOf(intake, /8pages/)).toEqual([]);
  });
});

describe('visits', () => {
  it('of a browser are of the lead of its form, also later ones', async () => {
    const visitor = randomUUID();
    const utm = { source: 'google', medium: 'cpc', campaign: 'spring-pages' };
    await send(newVisit(visitor, utm));
    await send(newVisit(visitor));
    expect(log.facts.filter(({ type }) => type.includes('touchpoint')).length).toBeGreaterThan(0);
    await send(newForm('visits@pages.example', { consent: true, visitor, utm }));
    await send(newVisit(visitor));
    const leadId = await leadOf('visits@pages.example');
    await eventually(() => touchpointsOf(leadId).length === 4);
    expect(touchpointsOf(leadId).toSorted()).toEqual([
      'form',
      'page-view',
      'page-view',
      'page-view',
    ]);
    const channels = log.of(TouchpointRecorded, leadId).map(({ data }) => data.channel);
    expect(channels.filter((channel) => channel === 'paid_search')).toHaveLength(2);
    expect(await placesOf(intake, new RegExp(visitor))).toEqual([]);
  });

  it('before the form are the first contact, also of a lead that was known, and of no other one', async () => {
    const visitor = randomUUID();
    const email = 'first-visit@pages.example';
    await send(newVisit(visitor, { source: 'google', medium: 'cpc' }));
    const known = await intake.post('/v1/leads', { contact: { email }, channel: 'event' });
    const { leadId } = known.body;
    await send(newVisit(visitor, { source: 'newsletter', medium: 'email' }));
    await send(newForm(email, { consent: true, visitor }));
    await send(newForm('next@pages.example', { consent: true, visitor }));
    await eventually(() => touchpointsOf(leadId).length === 3);
    const { body } = await intake.get(`/v1/leads/${leadId}`);
    expect(body).toMatchObject({ channel: 'paid_search', corrections: [{ channel: 'event' }] });
    const next = await leadOf('next@pages.example');
    expect((await intake.get(`/v1/leads/${next}`)).body.channel).toBe('direct_traffic');
  });

  it('never join two leads: who sends the next form has those from then on', async () => {
    const visitor = randomUUID();
    const [one, other] = ['one@shared.example', 'other@shared.example'];
    await send(newVisit(visitor));
    await send(newForm(one!, { consent: true, visitor }));
    await send(newForm(other!, { consent: true, visitor }));
    await send(newVisit(visitor));
    const [first, second] = [await leadOf(one!), await leadOf(other!)];
    expect(first).not.toBe(second);
    await eventually(() => touchpointsOf(second).length === 2);
    expect(touchpointsOf(first).toSorted()).toEqual(['form', 'page-view']);
    expect(touchpointsOf(second).toSorted()).toEqual(['form', 'page-view']);
  });

  it('of a browser whose lead was erased are of nobody again', async () => {
    const visitor = randomUUID();
    await send(newForm('erased@pages.example', { consent: true, visitor }));
    const leadId = await leadOf('erased@pages.example');
    await eventually(() => touchpointsOf(leadId).length === 1);
    const id = { _id: leadId as never };
    const { bus } = (await intake.db.collection('leads').findOne(id))!;
    const erased = { at: new Date(), ground: 'request', deleted: [] };
    await intake.db.collection('leads').replaceOne(id, { bus, erased } as never);
    await send(newVisit(visitor));
    const visitors = intake.db.collection('page_visitors');
    expect(await visitors.countDocuments({ leadId })).toBe(0);
    expect(touchpointsOf(leadId)).toEqual(['form']);
  });

  it('of a visitor whom nobody knows are bounded, whatever comes', async () => {
    const visitor = randomUUID();
    for (let round = 0; round < 3; round++) {
      await Promise.all(Array.from({ length: 30 }, () => send(newVisit(visitor))));
    }
    const visitors = await intake.db.collection('page_visitors').find().toArray();
    const most = Math.max(...visitors.map((one) => (one['visits'] as unknown[]).length));
    expect(most).toBe(40);
  });
});

describe('what hostile callers send', () => {
  const email = 'hostile@planted.example';
  const deep = `${'['.repeat(1_000)}${']'.repeat(1_000)}`;
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [n.toString(36), 1]));

  it.each<[string, number, () => Promise<Answer>]>([
    ['an unknown key', 404, () => send(newForm(email), {}, '/v1/pages/wk_of_nobody_at_all')],
    ['a name that objects inherit', 404, () => send(newForm(email), {}, '/v1/pages/__proto__')],
    ['another origin', 403, () => send(newForm(email), { origin: 'https://evil.example' })],
    ['no page', 403, () => send(newForm(email), { origin: 'null' })],
    [
      'a form of a browser',
      415,
      () => send(newForm(email), { 'content-type': 'application/x-www-form-urlencoded' }),
    ],
    [
      'another charset',
      415,
      () => send(newForm(email), { 'content-type': 'text/plain;charset=utf-16' }),
    ],
    ['compressed', 415, () => send(newForm(email), { 'content-encoding': 'gzip' })],
    ['64 KB and more', 413, () => send({ ...newForm(email), x: 'x'.repeat(64 * 1024) })],
    ['no JSON', 400, () => send(email)],
    ['nothing', 400, () => send(' ')],
    ['a prototype', 422, () => send(`{"__proto__":{"email":"${email}"},"id":"${randomUUID()}"}`)],
    ['7,000 fields', 422, () => send({ ...newForm(email), contact: many(7_000) })],
    ['10,000 fields', 413, () => send({ ...newForm(email), contact: many(10_000) })],
    ['a deep list', 400, () => send(deep)],
    ['an address that is none', 422, () => send(newForm('nobody'))],
    ['a query', 422, () => send(newForm(email), {}, `/v1/pages/${key}?x=1`)],
  ])('%s is refused with %i, and says nothing of it', async (what, status, sent) => {
    const answer = await sent();
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).not.toContain('planted');
    const isOther = [403, 404, 413, 415].includes(status) || what === 'a query';
    expect(answer.headers.get('access-control-allow-origin')).toBe(isOther ? null : origin);
  });

  it('JSON by its own type is the same, and every other address stays closed to pages', async () => {
    const json = { 'content-type': 'application/json' };
    const { status, headers } = await send(newForm('json@pages.example'), json);
    expect([status, headers.get('access-control-allow-origin')]).toEqual([202, origin]);
    for (const path of ['/v1/leads', '/v1/webhooks', '/v1/pages/script.js', '/docs/json']) {
      const { headers: other } = await fetch(intake.service.url + path, { headers: { origin } });
      expect([path, other.get('access-control-allow-origin')]).toEqual([path, null]);
    }
  });

  it('a flood of one address is told to come again, and others are answered meanwhile', async () => {
    const path = `/v1/pages/${quietKey}`;
    const from = (address: string) => ({ 'x-forwarded-for': `forged, ${address}` });
    const flood = Array.from({ length: 60 }, () =>
      send(newVisit(randomUUID()), from('6.6.6.6'), path),
    );
    const since = performance.now();
    const other = await send(newVisit(randomUUID()), from('1.1.1.1'), path);
    const took = performance.now() - since;
    const statuses = (await Promise.all(flood)).map(({ status }) => status);
    expect(other.status).toBe(202);
    expect(took).toBeLessThan(5_000);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(40);
    expect(statuses.every((status) => status === 429 || status === 202)).toBe(true);
  });

  it('none of it is stored', async () => {
    expect(await placesOf(intake, /planted/)).toEqual([]);
    const { body } = await intake.post('/v1/leads', { contact: { email } });
    expect(body.created).toBe(true);
  });
});

describe('the script', () => {
  it('is served to everybody, and kept for an hour', async () => {
    const answer = await fetch(`${intake.service.url}/v1/pages/script.js`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
    expect(await answer.text()).toContain('sendBeacon');
  });
});

describe('the file of pages', () => {
  it('is read again: a second key comes, and the first one goes, without a restart', async () => {
    const next = 'wk_next_0123456789';
    const withKey = (one: string) => send(newForm('rotated@pages.example'), {}, `/v1/pages/${one}`);
    writePages([key, next]);
    await eventually(async () => (await withKey(next)).status === 202);
    expect((await withKey(key)).status).toBe(202);
    writeFileSync(file, '{ broken');
    writePages([next]);
    await eventually(async () => (await withKey(key)).status === 404);
    writePages([key]);
    await eventually(async () => (await withKey(key)).status === 202);
  });
});
