import { FirstTouchCorrected } from '@smarketing/contracts';
import { type RunningService } from '@smarketing/service-testing';
import { LogProbe } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImport, runIntake, upload } from './running-intake.js';

let intake: RunningService;
let log: LogProbe;

beforeAll(async () => {
  intake = await runIntake();
  log = await LogProbe.start(intake.system, ['leads']);
});
afterAll(async () => {
  await log?.stop();
  await intake?.stop();
});

const reason = 'the form had the wrong default';
const lead = async (name: string) =>
  (
    await intake.post('/v1/leads', {
      contact: { email: `${name}@north.example` },
      channel: 'other',
    })
  ).body.leadId as string;
const correct = (leadId: string, body: object, role: 'revops' | 'marketing' = 'revops') =>
  intake.request('POST', `/v1/leads/${leadId}/first-touch`, body, {
    role,
    subject: 'olga-of-revops',
  });

describe('a first contact that came in wrong', () => {
  it('is corrected by revops, with what was and why, and by whom on the log', async () => {
    const leadId = await lead('ada');
    const occurredAt = '2025-11-02T08:30:00.000Z';
    const { status, body } = await correct(leadId, { channel: 'Trade fair', occurredAt, reason });
    expect([status, body]).toEqual([
      200,
      { leadId, channel: 'event', capturedAt: occurredAt, changed: true },
    ]);
    const fact = await log.next(FirstTouchCorrected, leadId);
    expect(fact).toMatchObject({
      actor: intake.pseudonymOf('olga-of-revops'),
      actorRole: 'revops',
      data: { first: { channel: 'event', at: occurredAt }, was: { channel: 'other' } },
    });
    expect(JSON.stringify(fact)).not.toContain(reason);
    const shown = (await intake.get(`/v1/leads/${leadId}`)).body;
    expect(shown).toMatchObject({
      channel: 'event',
      capturedAt: occurredAt,
      corrections: [{ channel: 'other', reason }],
    });
    const again = await correct(leadId, { channel: 'event', reason });
    expect(again.body).toMatchObject({ changed: false });
    const acts = await intake.get(`/v1/operations/acts?on=lead/${leadId}`, 'revops');
    expect(acts.body.items.map(({ act }: { act: string }) => act)).toEqual([
      'lead.correct-first-touch',
      'lead.capture',
    ]);
  });

  it('stays corrected when the lead comes again', async () => {
    const leadId = await lead('bo');
    await correct(leadId, { channel: 'event', reason });
    expect(await lead('bo')).toBe(leadId);
    expect((await intake.get(`/v1/leads/${leadId}`)).body.channel).toBe('event');
  });

  it.each<[string, object, string]>([
    ['an unknown channel', { channel: 'wizardry', reason }, '/channel'],
    ['nothing to correct', { reason }, '/channel'],
    ['no reason', { channel: 'event', reason: '  ' }, '/reason'],
    ['a reason that names somebody', { channel: 'event', reason: 'ask jo@x.example' }, '/reason'],
    ['a time to come', { occurredAt: '2999-01-01T00:00:00Z', reason }, '/occurredAt'],
  ])('is left as it is for %s', async (_, body, pointer) => {
    const { status, body: problem } = await correct(await lead('cleo'), body);
    expect([status, problem.errors[0].pointer]).toEqual([422, pointer]);
    expect(JSON.stringify(problem)).not.toContain('jo@');
  });

  it('is corrected only as it was seen, where that is said, and so is a touchpoint recorded', async () => {
    const leadId = await lead('eve');
    const etag = async () => (await intake.get(`/v1/leads/${leadId}`)).headers.get('etag')!;
    const seen = await etag();
    const as = (role: 'revops' | 'service', ifMatch: string) => ({
      role,
      headers: { 'if-match': ifMatch },
    });
    const at = `/v1/leads/${leadId}`;
    const visit = (ifMatch: string) =>
      intake.post(`${at}/touchpoints`, { kind: 'page-view' }, as('service', ifMatch));
    const both = await Promise.all([visit(seen), visit('"another"')]);
    expect(both.map(({ status }) => status)).toEqual([202, 412]);
    const now = await etag();
    expect(now).not.toBe(seen);
    const correction = { channel: 'event', reason };
    const late = await intake.post(`${at}/first-touch`, correction, as('revops', seen));
    expect([late.status, late.body.type]).toEqual([
      412,
      'urn:smarketing:problem:precondition-failed',
    ]);
    expect((await intake.post(`${at}/first-touch`, correction, as('revops', now))).status).toBe(
      200,
    );
  });

  it('is corrected only where there is a lead or an import', async () => {
    expect((await correct(crypto.randomUUID(), { channel: 'event', reason })).status).toBe(404);
    const path = `/v1/imports/${crypto.randomUUID()}/first-touch`;
    const nobody = await intake.request(
      'POST',
      path,
      { channel: 'event', reason },
      { role: 'revops' },
    );
    expect(nobody.status).toBe(404);
  });

  it('is corrected for all that an import has brought in, 500 at a time', async () => {
    const mapping = {
      columns: { id: 'externalId' },
      constants: { externalSystem: 'wrong', channel: 'social' },
    };
    const importId = await createImport(intake, mapping);
    await upload(
      intake,
      importId,
      ['id', ...Array.from({ length: 1_200 }, (_, n) => n)].join('\n'),
    );
    const pages: number[] = [];
    for (let after: string | undefined; ;) {
      const json = { channel: 'email', from: 'social', reason, ...(after && { after }) };
      const path = `/v1/imports/${importId}/first-touch`;
      const { status, body } = await intake.request('POST', path, json, { role: 'revops' });
      expect(status).toBe(200);
      pages.push(body.corrected);
      if (body.next === null) break;
      after = body.next;
    }
    expect(pages).toEqual([500, 500, 200]);
    const ofChannel = (channel: string) =>
      intake.db.collection('leads').countDocuments({ externalSystems: 'wrong', channel });
    expect([await ofChannel('email'), await ofChannel('social')]).toEqual([1_200, 0]);
  });
});
