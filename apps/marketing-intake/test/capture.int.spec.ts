import { randomUUID } from 'node:crypto';
import {
  CampaignPlanned,
  DealClosed,
  LeadCaptured,
  LeadProfileUpdated,
  TouchpointRecorded,
} from '@smarketing/contracts';
import { UnitOfWork } from '@smarketing/event-bus';
import { type RunningService } from '@smarketing/service-testing';
import { LogProbe, eventually, publishFacts } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Captures } from '../src/capture/captures.provider.js';
import { CurrentTerms } from '../src/capture/capture-terms.provider.js';
import { readCapture } from '../src/capture/read-capture.js';
import { everythingStored, runIntake } from './running-intake.js';

let intake: RunningService;
let log: LogProbe;
let persons = 0;

beforeAll(async () => {
  intake = await runIntake();
  log = await LogProbe.start(intake.system, ['leads', 'campaigns']);
});

afterAll(async () => {
  await log?.stop();
  await intake?.stop();
});

function somebody() {
  persons += 1;
  return {
    email: `Erika.Mustermann${persons}@Firma-Geheim.example`,
    firstName: 'Erikatrude',
    lastName: 'Mustermann-Geheim',
    company: 'Geheim & Söhne KG',
    phone: '+49 30 9876543',
    jobTitle: 'Leiterin Geheimhaltung',
  };
}

/** Of letters: the digits of a UUID may look like a phone number. */
function newName(): string {
  return randomUUID().replaceAll(/\d/g, (digit) => 'ghijklmnop'[Number(digit)]!);
}

describe('one capture', () => {
  it('is on the log with its channel, bands and time, and its contact data in the vault only', async () => {
    const contact = somebody();
    const { status, body } = await intake.post('/v1/leads', {
      contact,
      profile: { industry: 'Finance', country: 'DE' },
      utm: { source: 'google', medium: 'cpc' },
      touchpoint: { kind: 'form' },
      occurredAt: '2026-02-03T10:00:00Z',
    });
    expect([status, body]).toEqual([202, { leadId: expect.any(String), created: true }]);
    const captured = await log.next(LeadCaptured, body.leadId);
    const touched = await log.next(TouchpointRecorded, body.leadId);
    expect(captured).toMatchObject({
      time: new Date('2026-02-03T10:00:00Z'),
      playbook: 1,
      data: {
        source: 'api',
        channel: 'paid_search',
        profile: { industry: 'finance', country: 'DE', emailKind: 'company' },
      },
    });
    expect([captured.sequence, touched.sequence]).toEqual([1, 2]);

    const lead = await intake.get(`/v1/leads/${body.leadId}`, 'sales');
    expect(lead.body).toMatchObject({ channel: 'paid_search', touchpoints: 1 });
    const card = await intake.get(`/v1/leads/${body.leadId}/contact`, 'sales');
    const called = { phoneInternational: contact.phone, phoneE164: '+49309876543' };
    expect(card.body).toEqual({ leadId: body.leadId, ...contact, ...called });
    expect(card.headers.get('cache-control')).toBe('no-store');
    const at = `/v1/leads/${body.leadId}/contact`;
    const because = (reason: string) =>
      intake.get(at, { role: 'sales', subject: 'jo', headers: { 'x-reason': reason } });
    expect((await because('TICKET-4711')).status).toBe(200);
    for (const personal of ['asked by anna@x.example', 'call +49 30 1234567', 'x'.repeat(201)]) {
      expect((await because(personal)).body.type).toBe('urn:smarketing:problem:invalid-reason');
    }
    const on = `on=lead/${body.leadId}&act=contact.read`;
    const reads = await intake.get(`/v1/operations/acts?${on}`, 'ops');
    expect(reads.body.items).toMatchObject([
      { by: { subject: 'jo', role: 'sales' }, reason: 'TICKET-4711' },
      { by: { role: 'sales' }, reason: null },
    ]);
  });

  it('of a known person changes nothing, and with news publishes the whole profile', async () => {
    const contact = somebody();
    const first = await intake.post('/v1/leads', { contact, profile: { industry: 'software' } });
    const email = ` ${contact.email.toUpperCase()} `;
    const again = await intake.post('/v1/leads', { contact: { email } });
    const news = await intake.post('/v1/leads', { contact: { email }, profile: { country: 'FR' } });
    const { leadId } = first.body;
    expect([again.body, news.body]).toEqual([
      { leadId, created: false },
      { leadId, created: false },
    ]);
    const updated = await log.next(LeadProfileUpdated, leadId);
    expect(updated.sequence).toBe(2);
    expect(updated.data.profile).toEqual({
      industry: 'software',
      country: 'FR',
      emailKind: 'company',
    });
  });

  it('takes the lead of the external id where the e-mail belongs to another, and says so', async () => {
    const contact = somebody();
    const byEmail = await intake.post('/v1/leads', { contact });
    const external = { system: 'crm', id: randomUUID() };
    const byId = await intake.post('/v1/leads', { external });
    const both = await intake.post('/v1/leads', { contact, external });
    expect(both.body).toEqual({
      leadId: byId.body.leadId,
      created: false,
      conflict: byEmail.body.leadId,
    });
    const card = await intake.get(`/v1/leads/${byId.body.leadId}/contact`);
    expect(card.body.email).toBeUndefined();
  });

  it('is done once for an idempotency key', async () => {
    const key = { headers: { 'idempotency-key': randomUUID() } };
    const lead = { contact: somebody(), touchpoint: { kind: 'call' } };
    const answers = [
      await intake.post('/v1/leads', lead, key),
      await intake.post('/v1/leads', lead, key),
    ];
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    const { leadId } = answers[0]!.body;
    expect((await intake.get(`/v1/leads/${leadId}`)).body.touchpoints).toBe(1);
    expect((await intake.post('/v1/leads', { contact: somebody() }, key)).status).toBe(422);
  });

  it.each<[string, unknown, number, string]>([
    ['malformed JSON', '{"contact":', 400, ''],
    ['an unknown field', { contact: {}, shoe: 1 }, 422, '/shoe'],
    ['an unknown contact field', { contact: { mail: 'x' } }, 422, '/contact/mail'],
    ['a wrong type', { contact: { email: 5 } }, 422, '/contact/email'],
    ['contact as text', { contact: 'x' }, 422, '/contact'],
    ['contact as a list', { contact: [] }, 422, '/contact'],
    ['no identity', { profile: {} }, 422, '/contact/email'],
    ['a broken address', { contact: { email: 'nobody' } }, 422, '/contact/email'],
    [
      'an attribute that is none',
      {
        external: { system: 'a', id: '1' },
        profile: { attributes: { qualifiedBySource: { a: 1 } } },
      },
      422,
      '/profile/attributes/qualifiedBySource',
    ],
  ])('with %s is refused with a problem that points at it', async (_, body, status, pointer) => {
    const answer = await intake.post('/v1/leads', body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    if (pointer) expect(answer.body.errors[0].pointer).toBe(pointer);
    expect(JSON.stringify(answer.body)).not.toMatch(/\.[jt]s:\d/);
  });

  it('is not found under an id that no lead has', async () => {
    expect((await intake.get(`/v1/leads/${randomUUID()}`)).status).toBe(404);
  });
});

describe('many captures', () => {
  it('of one person at once give one lead', async () => {
    const { email } = somebody();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => intake.post('/v1/leads', { contact: { email } })),
    );
    expect(new Set(answers.map(({ body }) => body.leadId)).size).toBe(1);
    expect(answers.filter(({ body }) => body.created)).toHaveLength(1);
  });

  it('of one person in transactions of their own at once give one lead, and one campaign', async () => {
    const { app } = intake.service;
    const terms = await app.get(CurrentTerms).load();
    const utm = { source: 'nowhere', medium: 'odd', campaign: `Parallel ${newName()}` };
    const { command } = readCapture({ contact: somebody(), utm }, 'api', terms);
    const captured = await Promise.all(
      Array.from({ length: 100 }, () =>
        app.get(UnitOfWork).run((work) => app.get(Captures).captureAll(work, [command!])),
      ),
    );
    expect(new Set(captured.flat().map(({ leadId }) => leadId)).size).toBe(1);
    expect(captured.flat().filter(({ outcome }) => outcome === 'created')).toHaveLength(1);
    const lead = await intake.get(`/v1/leads/${captured[0]![0]!.leadId}`);
    const { campaignId } = lead.body;
    const planned = await log.next(CampaignPlanned, campaignId);
    expect(planned.data).toEqual({ campaignId, channel: 'other', origin: 'visit' });
    await log.next(LeadCaptured, lead.body.leadId);
    const { body } = await intake.get('/v1/campaigns?limit=500');
    const code = utm.campaign.toLowerCase();
    expect(body.items.filter((one: { code: string }) => one.code === code)).toEqual([
      expect.objectContaining({ campaignId, code, source: 'nowhere', medium: 'odd' }),
    ]);
  });

  it('in one batch have a result each, and the broken ones keep out no other', async () => {
    const contact = somebody();
    const { status, body } = await intake.post('/v1/leads/batch', {
      leads: [{ contact }, { contact: { email: 'nobody' } }, 7, { contact, shoe: 1 }, { contact }],
    });
    expect(status).toBe(202);
    const [first, ...others] = body.results;
    expect(first).toEqual({ leadId: expect.any(String), created: true });
    expect(others.at(-1)).toEqual({ leadId: first.leadId, created: false });
    const pointers = others
      .slice(0, 3)
      .map((one: { problem: { errors: { pointer: string }[] } }) => one.problem.errors[0]?.pointer);
    expect(pointers).toEqual(['/contact/email', '', '/shoe']);
    expect((await intake.post('/v1/leads/batch', { leads: Array(501).fill({}) })).status).toBe(422);
  });

  it('are found by the ids of another system', async () => {
    const ids = [randomUUID(), randomUUID()];
    const { body } = await intake.post('/v1/leads', { external: { system: 'ERP', id: ids[0]! } });
    const found = await intake.post('/v1/leads/resolve', { system: 'erp', ids });
    expect(found.body).toEqual({ leads: { [ids[0]!]: body.leadId } });
  });
});

describe('a touchpoint', () => {
  it('that is dated counts once, an undated one each time', async () => {
    const { body } = await intake.post('/v1/leads', { contact: somebody() });
    const path = `/v1/leads/${body.leadId}/touchpoints`;
    const dated = {
      kind: 'webinar',
      occurredAt: '2026-01-05T09:00:00Z',
      utm: { source: 'google' },
    };
    const first = await intake.post(path, dated);
    const again = await intake.post(path, dated);
    expect([first.status, first.body.recorded, again.body]).toEqual([
      202,
      true,
      { touchpointId: first.body.touchpointId, recorded: false },
    ]);
    await intake.post(path, { kind: 'call' });
    await intake.post(path, { kind: 'call' });
    expect((await intake.get(`/v1/leads/${body.leadId}`)).body.touchpoints).toBe(3);
    const seen = await log.next(TouchpointRecorded, body.leadId);
    expect(seen.data).toMatchObject({ kind: 'webinar', channel: 'organic_search' });
  });

  it('of nobody is refused, and so is an unknown kind', async () => {
    const path = `/v1/leads/${randomUUID()}/touchpoints`;
    expect((await intake.post(path, { kind: 'call' })).status).toBe(404);
    const wrong = await intake.post(path, { kind: 'smoke-signal' });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, '/kind']);
  });
});

describe('a lead', () => {
  it('shows what sales told back of its deal', async () => {
    const { body } = await intake.post('/v1/leads', { contact: somebody() });
    await publishFacts(intake.system, [
      {
        fact: DealClosed,
        data: {
          leadId: body.leadId,
          repId: 'r1',
          cycle: 1,
          opportunityId: randomUUID(),
          outcome: 'won',
          amount: { amount: 12_000, currency: 'EUR' },
        },
        sequence: 1,
        time: new Date('2026-03-01T12:00:00Z'),
      },
    ]);
    const { conversion } = await eventually(async () => {
      const lead = await intake.get(`/v1/leads/${body.leadId}`);
      return lead.body.conversion && lead.body;
    });
    expect(conversion).toEqual({
      outcome: 'won',
      amount: { amount: 12_000, currency: 'EUR' },
      closedAt: '2026-03-01T12:00:00.000Z',
    });
  });
});

it('no contact datum is anywhere but sealed: not in events, outbox, views or identities', async () => {
  const { body } = await intake.post('/v1/leads', {
    contact: somebody(),
    external: { system: 'crm', id: 'Kunde-Geheim' },
  });
  await log.next(LeadCaptured, body.leadId);
  const stored = await everythingStored(intake);
  const published = JSON.stringify(log.facts);
  expect(stored).toContain(body.leadId);
  for (const secret of ['geheim', 'erika', 'mustermann', '9876543', 'söhne']) {
    expect(stored.toLowerCase()).not.toContain(secret);
    expect(published.toLowerCase()).not.toContain(secret);
  }
});
