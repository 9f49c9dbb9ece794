import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningService } from '@smarketing/service-testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runIntake } from './running-intake.js';
import { deliveriesOf, publicUrl, secrets } from './sign-webhooks.js';

let intake: RunningService;

beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'settings-'));
  const [file, pages] = [join(directory, 'webhooks.json'), join(directory, 'pages.json')];
  const sources = {
    salesforce: { scheme: 'salesforce', secrets: [secrets.salesforce] },
    linkedin: { scheme: 'linkedin', secrets: [secrets.linkedin], token: 'token-of-linkedin' },
  };
  writeFileSync(file, JSON.stringify({ publicUrl, sources }));
  const website = { writeKeys: ['wk_0123456789abcdef'], origins: ['https://www.example.com'] };
  writeFileSync(pages, JSON.stringify({ pages: { website } }));
  intake = await runIntake({ WEBHOOKS_FILE: file, PAGES_FILE: pages });
});

afterAll(() => intake?.stop());

const phone = { state: 'given', basis: 'consent', textVersion: '2026-03.de' };
const utm = { source: 'google', medium: 'cpc', campaign: 'spring-2026' };

it('every route answers as its document says', async () => {
  const lead = {
    contact: { email: 'anna.lee@example.com', phone: '+49 30 1234567' },
    external: { system: 'crm', id: '4711' },
    profile: { industry: 'Falconry', country: 'DE' },
    utm,
  };
  const { body } = await intake.post('/v1/leads', lead);
  const at = `/v1/leads/${body.leadId}`;
  const answers = [
    await intake.post('/v1/leads/batch', { leads: [lead, { utm }] }),
    await intake.post(`${at}/touchpoints`, { kind: 'page-view', utm }),
    await intake.post('/v1/leads/resolve', { system: 'crm', ids: ['4711', '1'] }),
    await intake.post(`${at}/first-touch`, { channel: 'email', reason: 'typo' }, 'revops'),
    await intake.post(`${at}/consents`, { consent: { phone } }),
    await intake.post(`${at}/consents/phone/uses`, {}),
    await intake.get(`${at}/consents`),
    await intake.get(`${at}/consents/proof`, 'revops'),
    await intake.get('/v1/consents/pending', 'service'),
    await intake.get(at),
    await intake.get(`${at}/contact`),
    await intake.get('/v1/words?list=industry', 'revops'),
  ];
  expect((await intake.post('/v1/leads?explain=true', lead)).status).toBe(200);
  expect(answers.map(({ status }) => status)).toEqual([202, 202, ...Array<number>(10).fill(200)]);
  const { contact } = lead;
  const twin = { contact: { ...contact, email: 'anna@work.example' } };
  expect((await intake.post('/v1/leads', twin)).body.created).toBe(true);
  const { body: duplicates } = await intake.get('/v1/duplicates');
  await intake.post(`/v1/duplicates/${duplicates.items[0].id}/dismiss`, {});
  await intake.post(`${at}/consents`, {
    consent: { newsletter: { state: 'given', basis: 'consent', textVersion: '1' } },
  });
  const pending = await intake.get('/v1/consents/pending', 'service');
  const { pathname } = new URL(pending.body.items[0].link as string);
  expect((await intake.get(pathname)).status).toBe(200);
  expect((await intake.post(pathname, {})).status).toBe(200);
  expect((await intake.post(pathname, {})).status).toBe(410);
  const other = await intake.post('/v1/leads', { contact: { email: 'a.lee@gmail.com' } });
  const merge = { absorb: other.body.leadId, reason: 'two addresses' };
  expect((await intake.post(`${at}/merge`, merge)).status).toBe(200);
  expect((await intake.post(`/v1/leads/${other.body.leadId}/unmerge`, {})).status).toBe(200);
  const { body: campaigns } = await intake.get('/v1/campaigns');
  await intake.get(`/v1/campaigns/${campaigns.items[0].campaignId}`);
  const plan = { code: 'autumn', utm: [{ source: 'bing', medium: 'cpc' }] };
  const { body: planned } = await intake.post('/v1/campaigns', plan);
  const headersOfChange = { headers: { 'if-match': '*' } };
  const campaign = `/v1/campaigns/${planned.campaignId}`;
  await intake.request('PATCH', campaign, { name: 'Autumn' }, headersOfChange);
  const amount = { amount: 1200, currency: 'EUR' };
  const cost = { campaign: 'autumn', platform: 'meta', day: '2026-11-02', amount };
  await intake.post('/v1/campaigns/costs', { costs: [cost, { ...cost, day: 'then' }] });
  await intake.get(`${campaign}/costs`);
  const { salesforce } = deliveriesOf('anna.lee@example.com');
  const headers = { 'x-webhook-secret': secrets.salesforce };
  const sent = await intake.post('/v1/webhooks/salesforce', salesforce, { headers });
  expect(sent.status).toBe(202);
  const code = '890e4665-4dfe-4ab1-b689-ed553bceeed0';
  await intake.get(`/v1/webhooks/linkedin?challengeCode=${code}`);
  await intake.get('/v1/webhooks');
  const trial = { body: JSON.stringify(salesforce), headers };
  const tried = await intake.post('/v1/webhook-trials/salesforce', trial);
  expect(tried.body).toMatchObject({ signature: 'valid', events: [{ outcome: 'lead' }] });
  await intake.get('/v1/inbound');
  await intake.get('/v1/inbound/refusals');
  await intake.get('/v1/pages/script.js');
  const page = {
    id: randomUUID(),
    kind: 'form',
    consent: false,
    contact: { email: 'a@b.example' },
  };
  const from = { headers: { origin: 'https://www.example.com' } };
  expect((await intake.post('/v1/pages/wk_0123456789abcdef', page, from)).status).toBe(202);
  await importFile();
  await askAboutAccounts();
  await intake.post(`${at}/erasure`, { ground: 'request' }, 'revops');
  expect((await intake.get(`/v1/erasures/${body.leadId}`, 'revops')).status).toBe(200);
  expect((await intake.get('/v1/erasures', 'revops')).body.items).toHaveLength(1);
  expect((await intake.get(at)).status).toBe(410);
  expect((await intake.documented()).unanswered()).toEqual([]);
});

async function askAboutAccounts(): Promise<void> {
  const ids: string[] = [];
  for (const [email, company] of [
    ['a@parent.example', 'Parent Works Ltd'],
    ['b@parent.example', 'Daughter Paints Ltd'],
    ['c@third.example', 'Third Company Ltd'],
  ]) {
    const { body } = await intake.post('/v1/leads', { contact: { email, company } });
    const lead = await intake.get(`/v1/leads/${body.leadId}`);
    ids.push(body.leadId, lead.body.accountId);
  }
  const { body: counts } = await intake.get('/v1/accounts/counts');
  expect(counts).toMatchObject({ questions: 1, asked: 2 });
  await intake.get('/v1/accounts');
  await intake.get(`/v1/accounts/${ids[1]}`);
  const { body: asked } = await intake.get('/v1/account-questions');
  const at = `/v1/account-questions/${asked.items[0].questionId}`;
  await intake.get(at);
  for (const answer of ['yes', 'undo', 'no']) {
    expect((await intake.post(`${at}/${answer}`)).status).toBe(200);
  }
  await intake.post(`/v1/accounts/${ids[1]}/merge`, { accountId: ids[5] });
  await intake.request('PUT', `/v1/leads/${ids[0]}/account`, { accountId: ids[3] });
  await intake.request('DELETE', `/v1/leads/${ids[0]}/account`);
}

async function importFile(): Promise<void> {
  const mapping = { columns: { id: 'externalId' }, constants: { externalSystem: 'fair' } };
  const order = { name: 'trade fair', format: 'csv', mapping };
  const send = (id: string) =>
    intake.request('PUT', `/v1/imports/${id}/rows`, 'id\n1\n2\n\n', {
      headers: { 'content-type': 'text/csv', 'if-match': '*' },
    });
  const dry = await intake.post('/v1/imports', { ...order, dryRun: true });
  expect((await send(dry.body.importId)).body).toMatchObject({ dryRun: true, rows: 2 });
  const { body } = await intake.post('/v1/imports', order);
  const at = `/v1/imports/${body.importId}`;
  expect((await send(body.importId)).body).toMatchObject({ created: 2 });
  await intake.get('/v1/imports');
  await intake.get(at);
  await intake.get(`${at}/errors`);
  await intake.post(`${at}/first-touch`, { channel: 'event', reason: 'typo' }, 'revops');
  const waiting = await intake.post('/v1/imports', { ...order, name: 'another' });
  const { headers } = await intake.get(`/v1/imports/${waiting.body.importId}`);
  const stop = (ifMatch: string) =>
    intake.post(
      `/v1/imports/${waiting.body.importId}/stop`,
      {},
      { headers: { 'if-match': ifMatch } },
    );
  expect((await stop('"another"')).status).toBe(412);
  expect((await stop(headers.get('etag')!)).status).toBe(200);
}
