import { LeadCaptured, LeadProfileUpdated } from '@smarketing/contracts';
import { LogProbe } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunningIntake } from './running-intake.js';

let intake: RunningIntake;
let log: LogProbe;

beforeAll(async () => {
  intake = await RunningIntake.start();
  log = await LogProbe.start(intake.system, ['leads', 'campaigns']);
});

afterAll(async () => {
  await log?.stop();
  await intake?.stop();
});

async function importRows(columns: object, lines: readonly string[]) {
  const importId = await intake.createImport({ columns });
  const { body } = await intake.upload(importId, lines.join('\n'));
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
