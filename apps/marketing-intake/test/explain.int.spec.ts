import { randomUUID } from 'node:crypto';
import { type RunningService } from '@smarketing/service-testing';
import { eventually } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runIntake } from './running-intake.js';

let intake: RunningService;

beforeAll(async () => {
  intake = await runIntake();
});
afterAll(async () => {
  await intake?.stop();
});

const path = '/v1/leads?explain=true';
const name = () => randomUUID().replaceAll(/\d/g, (digit) => 'ghijklmnop'[Number(digit)]!);

/** All documents but the acts. */
async function stored(): Promise<string[]> {
  const all: string[] = [];
  for (const { name: collection } of await intake.db.listCollections().toArray()) {
    if (collection.startsWith('bus_')) continue;
    for await (const document of intake.db.collection(collection).find()) {
      all.push(`${collection} ${JSON.stringify(document)}`);
    }
  }
  return all.sort();
}

/** Of what is captured while nothing else is. */
async function explained(lead: object) {
  await eventually(async () => (await intake.db.collection('outbox').countDocuments()) === 0);
  const before = await stored();
  const { status, body } = await intake.post(path, lead, {
    headers: { 'idempotency-key': randomUUID() },
  });
  expect([status, body.explained]).toEqual([200, true]);
  expect(await stored()).toEqual(before);
  return body;
}

describe('a capture that is only explained', () => {
  it('says what would be stored of somebody who is new, by which rules, and stores nothing', async () => {
    const email = `${name()}@gmail.com`;
    const lead = {
      contact: { email: email.replace('@', '+news@'), phone: 'call me', firstName: 'Erikatrude' },
      profile: { industry: 'Falconry', country: 'DE' },
      utm: { source: 'google', medium: 'cpc', campaign: `Spring ${name()}` },
      touchpoint: { kind: 'form' },
      occurredAt: '2026-02-03T10:00:00.000Z',
    };
    const body = await explained(lead);
    expect(body).toMatchObject({
      outcome: 'created',
      leadId: null,
      keys: [
        { kind: 'email', leadId: null },
        { kind: 'mailbox', rule: 'identity.email[0]', leadId: null },
      ],
      duplicates: [],
      lead: {
        channel: 'paid_search',
        capturedAt: lead.occurredAt,
        profile: { industry: 'other', country: 'DE', emailKind: 'free-mail' },
        touchpoints: 1,
      },
      firstContact: 'this',
      contact: { email: 'added', firstName: 'added', words: 'added' },
      channel: { name: 'paid_search', rule: expect.stringMatching(/^channels\[\d+\]$/) },
      campaign: { campaignId: null },
      touchpoint: { kind: 'form', recorded: true },
      unlisted: ['industry'],
      consents: [],
      facts: [
        expect.stringContaining('smarketing.campaign.planned.'),
        'smarketing.lead.captured.v1',
        'smarketing.lead.touchpoint-recorded.v1',
      ],
      playbook: 1,
      ignored: [{ pointer: '/contact/phone' }],
    });
    expect(JSON.stringify(body)).not.toMatch(/erikatrude|gmail|falconry/i);
    const { body: captured } = await intake.post('/v1/leads', lead);
    expect(captured.created).toBe(true);
    const again = await explained(lead);
    expect(again).toMatchObject({
      outcome: 'unchanged',
      leadId: captured.leadId,
      keys: [{ leadId: captured.leadId }, { leadId: captured.leadId }],
      contact: { email: 'kept' },
      campaign: { campaignId: expect.any(String) },
      touchpoint: { recorded: false },
      firstContact: 'stays',
      facts: [],
    });
    const acts = await intake.get(
      `/v1/operations/acts?act=lead.explain&on=lead/${captured.leadId}`,
      'revops',
    );
    expect(acts.body.items).toHaveLength(1);
  });

  it('names the lead that is matched, the one in conflict, and those that it resembles', async () => {
    const [phone, other] = [`+49 30 ${Date.now() % 10_000_000}`, `${name()}@north.example`];
    const external = { system: 'crm', id: randomUUID() };
    const capture = async (lead: object) =>
      (await intake.post('/v1/leads', lead)).body.leadId as string;
    const byEmail = await capture({ contact: { email: other } });
    const byId = await capture({ external, occurredAt: '2026-02-03T10:00:00Z' });
    const twin = await capture({ contact: { email: `${name()}@south.example`, phone } });
    const lead = { contact: { email: other, phone }, external, occurredAt: '2026-02-02T10:00:00Z' };
    const body = await explained(lead);
    expect(body).toMatchObject({
      outcome: 'matched',
      leadId: byId,
      conflict: byEmail,
      keys: [
        { kind: 'external-id', leadId: byId },
        { kind: 'email', leadId: byEmail },
      ],
      firstContact: 'moved',
      channel: { name: 'direct_traffic', rule: null },
      contact: { external: 'kept', phone: 'added' },
      facts: ['smarketing.lead.first-touch-corrected.v1'],
    });
    expect(body.duplicates).toEqual([
      { leadId: byEmail, evidence: ['email-and-external-id'], weak: false },
      { leadId: twin, evidence: ['phone'], weak: false },
    ]);
    await intake.post('/v1/leads', lead);
    const { body: list } = await intake.get('/v1/duplicates');
    for (const { id } of list.items) await intake.post(`/v1/duplicates/${id}/dismiss`, {});
    expect((await explained(lead)).duplicates).toEqual([]);
  });

  it('is for those who may read contact data, and is refused like any other where it is wrong', async () => {
    const lead = { contact: { email: `${name()}@north.example` } };
    const asService = await intake.post(path, lead, 'service');
    expect([asService.status, (await intake.post('/v1/leads', lead, 'service')).status]).toEqual([
      403, 202,
    ]);
    expect((await intake.post(path, lead, 'sales')).status).toBe(403);
    expect((await intake.post(path, lead, 'revops')).status).toBe(200);
    const wrong = await intake.post(path, { contact: { email: 'nobody' } });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, '/contact/email']);
    // What is misspelt must not be stored instead.
    for (const misspelt of [
      '/v1/leads?explain=yes',
      '/v1/leads?Explain=true',
      '/v1/leads/batch?explain=true',
    ]) {
      const { status } = await intake.post(
        misspelt,
        misspelt.includes('batch') ? { leads: [lead] } : lead,
      );
      expect([misspelt, status]).toEqual([misspelt, 422]);
    }
  });
});
