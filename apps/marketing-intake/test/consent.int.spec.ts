import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConsentChanged } from '@smarketing/contracts';
import { UnitOfWork } from '@smarketing/event-bus';
import type { RunningService } from '@smarketing/service-testing';
import { eventually, LogProbe } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsentProofs } from '../src/consent/proofs.provider.js';
import { verifyStandard, standardKey } from '../src/webhooks/verify-standard.js';
import { createImport, everythingStored, runIntake, upload } from './running-intake.js';

let intake: RunningService;
let log: LogProbe;

const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
const told: { headers: Record<string, unknown>; body: string }[] = [];
/** The sender's own tool, which takes nothing at first. */
const tool = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    told.push({ headers: request.headers, body });
    response.writeHead(told.length === 1 ? 503 : 204).end();
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => tool.listen(0, '127.0.0.1', resolve));
  const { port } = tool.address() as AddressInfo;
  const file = join(mkdtempSync(join(tmpdir(), 'consents-')), 'webhooks.json');
  const confirmations = { url: `http://127.0.0.1:${port}/mail`, secrets: [secret] };
  writeFileSync(file, JSON.stringify({ publicUrl: 'https://hooks.example.com', confirmations }));
  intake = await runIntake({ WEBHOOKS_FILE: file });
  log = await LogProbe.start(intake.system, ['leads']);
});
afterAll(async () => {
  tool.close();
  await log?.stop();
  await intake?.stop();
});

const given = { state: 'given', basis: 'consent', textVersion: '2026-03.de' };
const capture = async (name: string, consent?: object) => {
  const contact = { email: `${name}@north.example` };
  return intake.post('/v1/leads', { contact, ...(consent && { consent }) });
};
const consentsOf = async (leadId: string) =>
  (await intake.get(`/v1/leads/${leadId}/consents`)).body;
const say = (leadId: string, consent: object) =>
  intake.post(`/v1/leads/${leadId}/consents`, { consent });

describe('a consent', () => {
  it('comes with a capture, goes onto the log without its address, and is withdrawn', async () => {
    const phone = {
      ...given,
      ip: '198.51.100.77',
      at: '2026-01-02T10:00:00Z',
      source: 'fair-form',
    };
    const { body } = await capture('ada', { phone });
    const { leadId } = body;
    const fact = await log.next(ConsentChanged, leadId);
    expect(fact.data).toEqual({
      ...{ leadId, purpose: 'phone', state: 'given', basis: 'consent' },
      textVersion: '2026-03.de',
    });
    expect(fact.time).toEqual(new Date('2026-01-02T10:00:00Z'));
    expect(await everythingStored(intake)).not.toContain('198.51.100.77');

    // The same again, and what is older, change nothing.
    expect((await say(leadId, { phone })).body.consents).toMatchObject([
      { state: 'given', recorded: false },
    ]);
    await say(leadId, { phone: { ...phone, textVersion: '2019', at: '2019-01-02T10:00:00Z' } });
    await say(leadId, { phone: { state: 'withdrawn', at: '2025-01-02T10:00:00Z' } });
    expect((await consentsOf(leadId)).consents).toMatchObject([
      { purpose: 'phone', state: 'given', textVersion: '2026-03.de' },
    ]);
    // At the same moment the withdrawal wins.
    await say(leadId, { phone: { state: 'withdrawn', at: '2026-01-02T10:00:00Z' } });
    const { consents, history } = await consentsOf(leadId);
    expect(consents).toMatchObject([{ purpose: 'phone', state: 'withdrawn' }]);
    expect(
      history.map((one: { state: string; at: string }) => [one.state, one.at.slice(0, 4)]),
    ).toEqual([
      ['given', '2019'],
      ['withdrawn', '2025'],
      ['given', '2026'],
      ['withdrawn', '2026'],
    ]);
    const states = await eventually(() => {
      const facts = log.of(ConsentChanged, leadId);
      return facts.length > 1 && facts.map((one) => one.data.state);
    });
    expect(states).toEqual(['given', 'withdrawn']);
  });

  it('that is refused leaves nothing behind, also beside one that is right', async () => {
    const { status, body } = await capture('bo', {
      'ad-platforms': given,
      phone: { state: 'given', basis: 'consent' },
    });
    expect([status, body.errors]).toEqual([
      422,
      [
        {
          pointer: '/consent/phone/textVersion',
          detail: 'is missing: name the version of the text that was agreed to',
        },
      ],
    ]);
    expect((await capture('bo')).body.created).toBe(true);
    const { leadId } = (await capture('bo')).body;
    expect((await say(leadId, { telepathy: given })).body.errors[0].pointer).toBe(
      '/consent/telepathy',
    );
    expect((await say(leadId, {})).status).toBe(422);
    expect((await consentsOf(leadId)).history).toEqual([]);
  });

  it('comes with a batch and a file, each row by itself', async () => {
    const rows = [
      { contact: { email: 'cleo@north.example' }, consent: { phone: given } },
      {
        contact: { email: 'dan@north.example' },
        consent: { phone: { ...given, basis: 'contract' } },
      },
    ];
    const { body } = await intake.post('/v1/leads/batch', { leads: rows });
    expect(body.results[1].problem.errors[0].pointer).toBe('/consent/phone/basis');
    expect((await consentsOf(body.results[0].leadId)).consents).toMatchObject([{ state: 'given' }]);
    const importId = await createImport(intake, {
      columns: { mail: 'email', optin: 'consent.phone.state', at: 'consent.phone.at' },
      constants: { 'consent.phone.basis': 'consent', 'consent.phone.textVersion': '2024' },
    });
    const csv =
      'mail,optin,at\neve@north.example,given,2024-01-02\nfred@north.example,,\ngil@north.example,given,\n';
    expect((await upload(intake, importId, csv)).body).toMatchObject({ created: 2, failed: 1 });
    const errors = await intake.get(`/v1/imports/${importId}/errors`);
    expect(JSON.stringify(errors.body.items)).toContain('is missing: say when it was said');
    const [eve, fred] = [(await capture('eve')).body.leadId, (await capture('fred')).body.leadId];
    expect((await consentsOf(eve)).history).toMatchObject([
      { source: 'import', textVersion: '2024' },
    ]);
    expect((await consentsOf(fred)).history).toEqual([]);
  });

  it('said twice at once is recorded in one order, and the withdrawal wins', async () => {
    const { leadId } = (await capture('hal')).body;
    const at = '2026-02-01T10:00:00Z';
    await Promise.all(
      Array.from({ length: 8 }, (_, nth) =>
        say(leadId, { phone: nth % 2 ? { ...given, at } : { state: 'withdrawn', at } }),
      ),
    );
    const { consents, history } = await consentsOf(leadId);
    expect([consents[0].state, history.length]).toEqual(['withdrawn', 2]);
  });

  it('is used only while it is in force, and each use keeps its proof longer', async () => {
    const { leadId } = (await capture('ida', { phone: { ...given, at: '2026-01-02T10:00:00Z' } }))
      .body;
    const use = (purpose: string, at?: string) =>
      intake.post(`/v1/leads/${leadId}/consents/${purpose}/uses`, at ? { at } : {});
    expect((await use('phone', '2026-02-03T10:00:00Z')).body).toMatchObject({
      timesUsed: 1,
      proofKeptUntil: '2031-02-03T10:00:00.000Z',
    });
    expect((await use('phone', '2025-02-03T10:00:00Z')).status).toBe(409);
    expect((await use('newsletter')).body.type).toContain('consent-not-given');
    expect((await use('phone', '2999-02-03T10:00:00Z')).status).toBe(422);
  });
});

describe('a consent that has to be confirmed', () => {
  const follow = (method: 'GET' | 'POST', link: string) =>
    fetch(intake.service.url + new URL(link).pathname, {
      method,
      headers: {
        accept: 'text/html,*/*;q=0.8',
        'accept-language': 'de-DE,en;q=0.5',
        'x-forwarded-for': '203.0.113.9',
        ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
    });

  it('is told to the tool that mails, confirmed by a button and not by fetching the link', async () => {
    const { leadId } = (await capture('jo', { newsletter: { ...given, ip: '198.51.100.8' } })).body;
    const [first, second] = await eventually(() => (told.length > 1 ? told : undefined));
    const { headers, body } = second!;
    const verdict = verifyStandard(
      {
        url: '',
        body: Buffer.from(body),
        header: (name) => headers[name] as string,
        now: new Date(),
      },
      [standardKey(secret)!],
    );
    expect([verdict, JSON.parse(first!.body).data]).toEqual(['valid', JSON.parse(body).data]);
    const { data } = JSON.parse(body) as { data: { link: string; statementId: string } };
    expect(data).toMatchObject({
      ...{ leadId, purpose: 'newsletter', contact: { email: 'jo@north.example' } },
      link: expect.stringMatching(
        /^https:\/\/hooks\.example\.com\/v1\/consents\/confirm\/[\w-]{51}$/,
      ) as string,
    });
    const pending = async () =>
      (await intake.get('/v1/consents/pending', 'service')).body.items as { link: string }[];
    expect(await pending()).toMatchObject([{ link: data.link, leadId }]);

    const shown = await follow('GET', data.link);
    expect([shown.status, await shown.text()]).toEqual([
      200,
      expect.stringContaining('Newsletter by e-mail'),
    ]);
    expect((await consentsOf(leadId)).consents).toMatchObject([{ state: 'pending' }]);
    const confirmed = await follow('POST', data.link);
    expect([confirmed.status, await confirmed.text()]).toEqual([
      200,
      expect.stringContaining('Vielen Dank'),
    ]);
    expect((await consentsOf(leadId)).consents).toMatchObject([{ state: 'given' }]);
    expect(await pending()).toEqual([]);
    const states = await eventually(() => {
      const facts = log.of(ConsentChanged, leadId);
      return facts.length > 1 && facts.map((one) => one.data.state);
    });
    expect(states).toEqual(['pending', 'given']);

    // Used, or made up: the same answer, which does not tell whether anybody is known.
    const used = await follow('POST', data.link);
    const last = data.link.at(-2) === 'A' ? 'B' : 'A';
    const made = await follow('POST', `${data.link.slice(0, -2)}${last}${data.link.at(-1)}`);
    expect([used.status, made.status]).toEqual([410, 410]);
    expect(await used.text()).toBe(await made.text());
    expect((await follow('GET', data.link)).status).toBe(410);

    const proof = await intake.get(`/v1/leads/${leadId}/consents/proof`, 'revops');
    expect(proof.body.proofs[0]).toMatchObject({
      contact: { email: 'jo@north.example' },
      statements: [
        {
          ...{ ip: '198.51.100.8', confirmationIp: '127.0.0.1', confirmedBy: 'link' },
          confirmationForwardedFor: '203.0.113.9',
        },
      ],
    });
    expect(await everythingStored(intake)).not.toMatch(/198\.51\.100\.8|203\.0\.113\.9/);
  });

  it('cannot be confirmed once it was withdrawn', async () => {
    const { leadId } = (await capture('kim', { newsletter: given })).body;
    const link = await eventually(
      () =>
        told.map(({ body }) => JSON.parse(body).data).find((one) => one.leadId === leadId)?.link,
    );
    await say(leadId, { newsletter: { state: 'withdrawn' } });
    expect((await follow('POST', link)).status).toBe(410);
  });
});

it('what the law says is kept outlives the erasure under a key of its own, and all else goes', async () => {
  const { leadId } = (
    await intake.post('/v1/leads', {
      contact: { email: 'lea@north.example', phone: '+49 30 7654321' },
      consent: { phone: { ...given, ip: '198.51.100.9' }, 'ad-platforms': given },
    })
  ).body;
  const app = intake.service.app;
  const kept = await app
    .get(UnitOfWork)
    .run((work) => app.get(ConsentProofs).keepOnErasure(work, leadId, new Date()));
  expect(kept).toMatchObject([{ purpose: 'phone', ground: expect.stringContaining('7a UWG') }]);
  // As an erasure does.
  await intake.db.collection<{ _id: string }>('vault').deleteOne({ _id: leadId });
  await intake.db.collection<{ _id: string }>('vault_keys').deleteOne({ _id: leadId });
  expect(await intake.db.collection('consents').countDocuments({ leadId })).toBe(0);
  const { body } = await intake.get(`/v1/leads/${leadId}/consents/proof`, 'revops');
  expect(body).toMatchObject({
    erasedAt: expect.any(String) as string,
    proofs: [
      {
        purpose: 'phone',
        contact: { phone: '+49 30 7654321' },
        statements: [{ ip: '198.51.100.9', textVersion: '2026-03.de' }],
      },
    ],
  });
  const [stored] = await intake.db.collection('consent_proofs').find({ leadId }).toArray();
  expect(stored!['until'].getTime() - Date.now()).toBeGreaterThan(5 * 365 * 86_400_000);
  const indexes = await intake.db.collection('consent_proofs').indexes();
  expect(indexes).toContainEqual(
    expect.objectContaining({ key: { until: 1 }, expireAfterSeconds: 0 }),
  );
  expect(await everythingStored(intake)).not.toMatch(/198\.51\.100\.9|7654321/);
});

it('all that is held of a lead is shown to whoever answers them, opened, and the read is on record', async () => {
  const { leadId } = (
    await intake.post('/v1/leads', {
      contact: { email: 'mia@north.example', firstName: 'Mia <b>' },
      external: { system: 'crm', id: 'M-1' },
      profile: { industry: 'Falconry' },
      clickIds: { gclid: 'click-of-mia' },
      touchpoint: { kind: 'demo-request' },
      consent: { phone: { ...given, ip: '198.51.100.10' } },
    })
  ).body;
  expect((await intake.get(`/v1/subject-access/${leadId}`, 'ops')).status).toBe(403);
  const { body } = await intake.get(`/v1/subject-access/${leadId}`, 'revops');
  expect(body).toMatchObject({ leadId, service: 'marketing-intake', complete: true });
  expect(body.opened.contact).toMatchObject({
    ...{ email: 'mia@north.example', firstName: 'Mia <b>', words: { industry: 'Falconry' } },
    ...{ clickIds: { gclid: 'click-of-mia' }, external: [{ system: 'crm', id: 'M-1' }] },
  });
  expect(body.opened.consents).toMatchObject([{ statements: [{ ip: '198.51.100.10' }] }]);
  const collections = body.held.map(({ collection }: { collection: string }) => collection);
  expect(collections).toEqual(
    expect.arrayContaining(['leads', 'touchpoints', 'identities', 'consents']),
  );
  expect(JSON.stringify(body.held)).not.toMatch(/mia@|sealed|wrapped/);
  expect(body.acts.map(({ act }: { act: string }) => act)).toEqual(
    expect.arrayContaining(['subject-access.read', 'contact.read', 'lead.capture']),
  );
});
