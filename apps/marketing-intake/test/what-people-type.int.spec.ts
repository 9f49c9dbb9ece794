import {
  CampaignPlanned,
  LeadCaptured,
  LeadProfileUpdated,
  TouchpointRecorded,
} from '@smarketing/contracts';
import { type RunningService } from '@smarketing/service-testing';
import { LogProbe } from '@smarketing/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImport, everythingStored, runIntake, upload } from './running-intake.js';

let intake: RunningService;
let log: LogProbe;

beforeAll(async () => {
  intake = await runIntake();
  log = await LogProbe.start(intake.system, ['leads', 'campaigns']);
});

afterAll(async () => {
  await log?.stop();
  await intake?.stop();
});

async function importRows(columns: object, lines: readonly string[]) {
  const importId = await createImport(intake, { columns });
  const { body } = await upload(intake, importId, lines.join('\n'));
  const { body: errors } = await intake.get(`/v1/imports/${importId}/errors`);
  return { counts: body, errors: errors.items };
}

describe('signs that nobody sees', () => {
  it('make no other lead of an e-mail address, by request, batch or file', async () => {
    const spellings = [
      'tom@north.example',
      '\u200btom@north.example',
      'tom@north.example\u200b',
      '\u200eTom@NORTH.example',
      'to\u00adm@no\u2060rth.example\u00a0',
    ];
    const answers = [];
    for (const email of spellings)
      answers.push(await intake.post('/v1/leads', { contact: { email } }));
    const batch = await intake.post('/v1/leads/batch', {
      leads: spellings.map((email) => ({ contact: { email } })),
    });
    const { leadId } = answers[0]!.body;
    expect(answers.map(({ body }) => body.leadId)).toEqual(spellings.map(() => leadId));
    expect(batch.body.results).toEqual(spellings.map(() => ({ leadId, created: false })));
    const { counts } = await importRows({ mail: 'email' }, [
      'mail',
      ...spellings.map((email) => email.replace(/^\ufeff/, '')),
    ]);
    expect(counts).toMatchObject({ rows: 5, created: 0, unchanged: 5, failed: 0 });
  });

  it('make no other lead of an external id, and stand in no name', async () => {
    const external = { system: 'crm', id: 'A-4711' };
    const first = await intake.post('/v1/leads', { external });
    const again = await intake.post('/v1/leads', {
      external: { system: '\u200bCRM', id: 'A-\u200b4711\ufeff' },
      contact: { firstName: '\u202eAn\u200bna\u202c', lastName: 'می\u200cخواهم' },
    });
    expect(again.body).toEqual({ leadId: first.body.leadId, created: false });
    const card = await intake.get(`/v1/leads/${first.body.leadId}/contact`);
    expect(card.body).toMatchObject({ firstName: 'Anna', lastName: 'می\u200cخواهم' });
    const found = await intake.post('/v1/leads/resolve', { system: 'crm', ids: ['A-4711\u200b'] });
    expect(found.body.leads).toEqual({ 'A-4711\u200b': first.body.leadId });
  });
});

describe('a phone number', () => {
  const typed = [
    ['608-555-0100 ext 11', 'US', '608-555-0100 ext 11', '+1 608 555 0100 ext. 11'],
    ['(555) 555-0100 ext. 5555', 'US', '(555) 555-0100 ext. 5555', '+1 555 555 0100 ext. 5555'],
    ['030–5550100', 'DE', '030-5550100', '+49 30 5550100'],
    ['030–5550100', undefined, '030-5550100', undefined],
    ['\u200e+49 (0)30 5550100', undefined, '+49 (0)30 5550100', '+49 30 5550100'],
  ] as const;

  it('is on the card with its extension, however it was typed', async () => {
    for (const [index, [phone, country, shown, dialled]] of typed.entries()) {
      const { status, body } = await intake.post('/v1/leads', {
        contact: { email: `phone${index}@north.example`, phone },
        profile: { country },
      });
      expect(status).toBe(202);
      const card = await intake.get(`/v1/leads/${body.leadId}/contact`, 'sales');
      expect([card.body.phone, card.body.phoneInternational]).toEqual([shown, dialled]);
    }
  });

  it('of a file is taken likewise, and what a spreadsheet made of one is an error of its row', async () => {
    const { counts, errors } = await importRows({ mail: 'email', tel: 'phone' }, [
      'mail,tel',
      'one@fair.example,608-555-0100 ext 11',
      'two@fair.example,030–5550100',
      'three@fair.example,4.479E+11',
      'four@fair.example,n/a',
    ]);
    expect(counts).toMatchObject({ rows: 4, created: 3, failed: 1 });
    expect(errors).toMatchObject([
      { row: 3, column: 'tel', why: expect.stringContaining('column') },
    ]);
  });
});

describe('a country', () => {
  it('that people write as uk or el is GB or GR, and what ISO assigns to nobody is refused', async () => {
    const answers = [];
    for (const country of ['GB', 'uk', ' el ', 'XX', 'EU']) {
      answers.push(
        await intake.post('/v1/leads', {
          contact: { email: `from-${country.trim()}@north.example` },
          profile: { country },
        }),
      );
    }
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 422, 422]);
    expect(answers[3]?.body.errors[0]).toMatchObject({ pointer: '/profile/country' });
    const known = [];
    for (const { body } of answers.slice(0, 3)) {
      known.push((await intake.get(`/v1/leads/${body.leadId}`)).body.profile.country);
    }
    expect(known).toEqual(['GB', 'GB', 'GR']);
    const { counts, errors } = await importRows({ mail: 'email', land: 'profile.country' }, [
      'mail,land',
      'uk@fair.example,uk',
      'xx@fair.example,XX',
    ]);
    expect(counts).toMatchObject({ created: 1, failed: 1 });
    expect(errors).toMatchObject([{ row: 2, column: 'land' }]);
  });
});

describe('letter case and blanks', () => {
  it('make no other band, and a repeat that differs in them only publishes nothing', async () => {
    const contact = { email: 'case@north.example' };
    const spellings = [
      { companySize: '50-249', seniority: 'director', attributes: { qualifiedBySource: true } },
      {
        companySize: ' 50 – 249',
        seniority: 'Director',
        attributes: { qualifiedBySource: 'TRUE' },
      },
      { companySize: '50\u00a0-\u00a0249', seniority: 'DIRECTOR ', country: ' ' },
    ];
    const leads = [];
    for (const profile of spellings)
      leads.push(await intake.post('/v1/leads', { contact, profile }));
    const { leadId } = leads[0]!.body;
    await log.next(LeadCaptured, leadId);
    await intake.post('/v1/leads', { contact, profile: { country: 'at' } });
    const updated = await log.next(LeadProfileUpdated, leadId);
    expect(updated).toMatchObject({
      sequence: 2,
      data: { profile: { ...spellings[0], country: 'AT', emailKind: 'company' } },
    });
  });
});

describe('the campaign of a link', () => {
  it('is planned under the name that marketing gave it, dates and all, and stays in the service', async () => {
    const codes = [
      'sale-2026-02-05-2026-02-12',
      'webinar-2026-02-15-1030',
      'q1 01.01.2026-31.03.2026',
      '120210987654321',
    ];
    for (const [index, campaign] of codes.entries()) {
      const { status, body } = await intake.post('/v1/leads', {
        contact: { email: `utm${index}@north.example` },
        utm: { source: 'Zqxsource', medium: 'cpc', campaign },
        touchpoint: { kind: 'demo-request' },
      });
      expect([status, body.ignored]).toEqual([202, undefined]);
      const { campaignId } = (await log.next(LeadCaptured, body.leadId)).data;
      const planned = await log.next(CampaignPlanned, campaignId);
      expect(planned.data).toEqual({ campaignId, channel: 'paid_other', origin: 'visit' });
      const named = await intake.get(`/v1/campaigns/${campaignId}`, 'sales');
      expect(named.body).toMatchObject({ campaignId, code: campaign, source: 'zqxsource' });
    }
    expect(JSON.stringify(log.facts)).not.toMatch(/zqxsource|sale-2026/i);
    const unknown = await intake.get('/v1/campaigns/01890000-0000-7000-8000-000000000009');
    expect(unknown.status).toBe(404);
  });

  it('that looks like a phone number is left out, and the lead is not: by request, batch and file', async () => {
    const lead = (email: string) => ({
      contact: { email },
      utm: { source: 'google', campaign: 'winback-0170 1234567' },
      touchpoint: { kind: 'demo-request' },
    });
    const one = await intake.post('/v1/leads', lead('winback1@north.example'));
    const batch = await intake.post('/v1/leads/batch', { leads: [lead('winback2@north.example')] });
    const ignored = [{ pointer: '/utm/campaign', detail: expect.stringContaining('without') }];
    expect(one.body).toEqual({ leadId: expect.any(String), created: true, ignored });
    expect(batch.body.results).toMatchObject([{ created: true, ignored }]);
    const { counts } = await importRows({ mail: 'email', c: 'utm.campaign' }, [
      'mail,c',
      'winback3@north.example,winback-0170 1234567',
    ]);
    expect(counts).toMatchObject({ created: 1, failed: 0 });
    const touchpoint = await intake.post(`/v1/leads/${one.body.leadId}/touchpoints`, {
      kind: 'form',
      utm: { campaign: 'winback-0170 1234567' },
    });
    expect(touchpoint.body).toMatchObject({ recorded: true, ignored });
    expect((await log.next(LeadCaptured, one.body.leadId)).data.campaignId).toBeUndefined();
  });

  it('above 2,000 new ones a day counts for one campaign of its channel', async () => {
    const invented = Array.from({ length: 2_000 }, (_, n) => ({
      _id: uuidv7(),
      utmKey: `invented-${n}`,
    }));
    const campaigns = intake.db.collection<{ _id: string }>('campaigns');
    await campaigns.insertMany(invented);
    const leads = await intake.post('/v1/leads/batch', {
      leads: ['one', 'two', 'three'].map((campaign) => ({
        contact: { email: `above-${campaign}@north.example` },
        utm: {
          source: 'google',
          medium: campaign === 'three' ? 'email' : 'cpc',
          campaign: `above-${campaign}`,
        },
      })),
    });
    const ids = [];
    for (const { leadId } of leads.body.results) {
      ids.push((await intake.get(`/v1/leads/${leadId}`)).body.campaignId);
    }
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
    const named = await intake.get(`/v1/campaigns/${ids[0]}`);
    expect(named.body).toMatchObject({ code: '(other)', channel: 'paid_search' });
    const again = await intake.post('/v1/leads', {
      contact: { email: 'above-four@north.example' },
      utm: { source: 'google', medium: 'cpc', campaign: 'above-four' },
    });
    const lead = await intake.get(`/v1/leads/${again.body.leadId}`);
    expect(lead.body.campaignId).toBe(ids[0]);
    await campaigns.deleteMany({ _id: { $in: invented.map(({ _id }) => _id) } });
  });
});

describe('words that no list has', () => {
  it('are other on the log, on the card as the lead said them, and counted for revops as long as a lead has them', async () => {
    const say = (name: string, industry: string, channel: string) =>
      intake.post('/v1/leads', {
        contact: { email: `${name}@words.example` },
        profile: { industry },
        channel,
        touchpoint: { kind: 'form' },
      });
    const { counts } = await importRows({ mail: 'email', branch: 'profile.industry' }, [
      'mail,branch',
      'file@words.example,ZQX FALCONRY',
    ]);
    expect(counts).toMatchObject({ created: 1 });
    const first = await say('first', 'Zqx Falconry', 'Zqx Pigeons');
    const second = await say('second', ' zqx falconry', 'E-Mail');
    const third = await say('third', 'Zqx Alchemy', 'Zqx Pigeons');
    const words = async (list: string) =>
      (await intake.get(`/v1/words?list=${list}`, 'revops')).body.items.filter(
        ({ word }: { word: string }) => /zqx/i.test(word),
      );
    const captured = await log.next(LeadCaptured, third.body.leadId);
    expect(captured.data).toMatchObject({ channel: 'other', profile: { industry: 'other' } });
    const card = await intake.get(`/v1/leads/${first.body.leadId}/contact`);
    expect(card.body.words).toEqual({ industry: 'Zqx Falconry', channel: 'Zqx Pigeons' });
    const industries = await words('industry');
    expect(industries).toMatchObject([{ leads: 3 }, { word: 'Zqx Alchemy', leads: 1 }]);
    expect(industries[0].word).toMatch(/^zqx falconry$/i);
    expect(await words('channel')).toEqual([{ word: 'Zqx Pigeons', leads: 2 }]);

    await say('second', 'Finance', 'E-Mail');
    await intake.db.collection<{ _id: string }>('vault_keys').deleteOne({ _id: first.body.leadId });
    await intake.db.collection<{ _id: string }>('vault').deleteOne({ _id: third.body.leadId });
    expect(await words('industry')).toMatchObject([{ leads: 1 }]);
    expect(await words('channel')).toEqual([]);

    await log.next(LeadProfileUpdated, second.body.leadId);
    expect(JSON.stringify(log.facts)).not.toMatch(/zqx/i);
    expect(await everythingStored(intake)).not.toMatch(/zqx (?:falc|alch|pig)/i);
    const { body: reads } = await intake.get('/v1/operations/acts?on=words/industry', 'revops');
    expect(reads.items[0]).toMatchObject({ act: 'words.read', by: { role: 'revops' } });
  });

  it('of a touchpoint’s channel are kept, too, and the touchpoint is known again by them', async () => {
    const { body } = await intake.post('/v1/leads', { contact: { email: 'met@words.example' } });
    const path = `/v1/leads/${body.leadId}/touchpoints`;
    const met = { kind: 'Event', channel: 'Zqy Fair', occurredAt: '2026-01-05T09:00:00Z' };
    const first = await intake.post(path, met);
    const again = await intake.post(path, { ...met, channel: 'zqy fair' });
    expect(again.body).toEqual({ touchpointId: first.body.touchpointId, recorded: false });
    expect((await log.next(TouchpointRecorded, body.leadId)).data).toMatchObject({
      kind: 'event',
      channel: 'other',
    });
    const card = await intake.get(`/v1/leads/${body.leadId}/contact`);
    expect(card.body.words).toEqual({ channel: 'Zqy Fair' });
  });

  it('are shown list by list', async () => {
    expect((await intake.get('/v1/words?list=shoes', 'revops')).status).toBe(422);
    expect((await intake.get('/v1/words', 'revops')).status).toBe(422);
  });
});

it('an industry is one band in any letter case, and its repeat publishes nothing', async () => {
  const contact = { email: 'industry@north.example' };
  const answers = [];
  for (const industry of ['manufacturing', 'Manufacturing', ' MANUFACTURING ']) {
    answers.push(await intake.post('/v1/leads', { contact, profile: { industry } }));
  }
  const { leadId } = answers[0]!.body;
  await intake.post('/v1/leads', { contact, profile: { country: 'CH' } });
  const updated = await log.next(LeadProfileUpdated, leadId);
  expect(updated).toMatchObject({ sequence: 2, data: { profile: { industry: 'manufacturing' } } });
});
