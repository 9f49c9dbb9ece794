import { CampaignCostRecorded, CampaignPlanned, LeadCaptured } from '@smarketing/contracts';
import type { RunningService } from '@smarketing/service-testing';
import { LogProbe, eventually } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runIntake } from './running-intake.js';

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

let people = 0;
/** Captures somebody who came by a campaign; answers the campaign's id on the log. */
async function come(utm: object): Promise<string | undefined> {
  people += 1;
  const contact = { email: `person-${people}@north.example` };
  const { body } = await intake.post('/v1/leads', { contact, utm });
  return (await log.next(LeadCaptured, body.leadId)).data.campaignId;
}
const plan = (body: object) => intake.post('/v1/campaigns', body);
const get = async (id: string) => intake.get(`/v1/campaigns/${id}`);
const change = (id: string, body: object, ifMatch = '*') =>
  intake.request('PATCH', `/v1/campaigns/${id}`, body, { headers: { 'if-match': ifMatch } });
const record = async (...costs: unknown[]) =>
  (await intake.post('/v1/campaigns/costs', { costs })).body.results;
const costsOnLog = (id: string) => log.of(CampaignCostRecorded, id).map(({ data }) => data);
const euro = (amount: number) => ({ amount, currency: 'EUR' });

describe('a campaign', () => {
  it('is planned before any lead has come by it, and counts those who come in any spelling', async () => {
    const { status, body } = await plan({
      code: 'Fair-26',
      name: 'The fair',
      utm: [{ source: 'Google', medium: 'CPC', campaign: 'Fair-26' }],
      budget: euro(500_000),
      from: '2026-03-01',
      to: '2026-03-31',
    });
    expect([status, body]).toMatchObject([201, { channel: 'paid_search', origin: 'plan' }]);
    const fact = await log.next(CampaignPlanned, body.campaignId);
    expect(fact.data).toEqual({
      campaignId: body.campaignId,
      channel: 'paid_search',
      origin: 'plan',
      budget: euro(500_000),
      from: '2026-03-01',
      to: '2026-03-31',
    });
    expect(JSON.stringify(fact)).not.toMatch(/fair/i);
    const utm = { source: 'google', medium: 'cpc', campaign: 'fair-26' };
    expect(await come(utm)).toBe(body.campaignId);
    expect(await come({ source: ' GOOGLE', medium: 'Cpc', campaign: 'FAIR-26 ' })).toBe(
      body.campaignId,
    );
    expect((await plan({ ...planOf(body), name: 'The fair' })).status).toBe(200);
    const other = await plan({ code: 'fair-26', channel: 'email' });
    expect([other.status, other.body]).toMatchObject([409, { campaignId: body.campaignId }]);
  });

  it('takes over the one that visits have named, with its id, and gathers others by its rules', async () => {
    const seen = await come({ source: 'bing', medium: 'cpc', campaign: 'gather' });
    const other = (await come({ source: 'bing', medium: 'cpc', campaign: 'gather-at' }))!;
    const { body } = await plan({
      code: 'gather',
      utm: [{ source: 'bing', medium: 'cpc', campaign: 'gather' }, { campaign: 'gather-*' }],
    });
    expect(body.campaignId).toBe(seen);
    expect((await get(other)).body).toMatchObject({ partOf: seen, origin: 'visit' });
    const later = (await come({ source: 'xing', medium: 'social', campaign: 'Gather-ch' }))!;
    expect(later).not.toBe(seen);
    expect((await log.next(CampaignPlanned, later)).data.partOf).toBe(seen);
    const kept = { source: 'bing', medium: 'cpc', campaign: 'gather' };
    expect((await change(seen!, { utm: [kept] })).status).toBe(200);
    expect((await get(other)).body.partOf).toBeUndefined();
    const left = await change(seen!, { utm: [{ campaign: 'elsewhere' }] });
    expect([left.status, left.body.errors[0].pointer]).toEqual([422, '/utm']);
    expect((await change(other, { name: 'x' })).body.type).toMatch(/campaign-not-planned$/);
  });

  it('is counted by one plan where two are made at once with the visits that they cover', async () => {
    const visits = Array.from({ length: 12 }, (_, n) =>
      come({ source: 'a', medium: 'b', campaign: `race-${n % 6}` }),
    );
    const plans = [
      plan({ code: 'race-wide', channel: 'email', utm: [{ campaign: 'race-*' }] }),
      plan({ code: 'race-narrow', channel: 'email', utm: [{ source: 'a', campaign: 'race-*' }] }),
    ];
    const [, narrow] = await Promise.all(plans);
    for (const id of new Set(await Promise.all(visits))) {
      expect((await get(id!)).body.partOf).toBe(narrow!.body.campaignId);
    }
  });

  it('changes for whoever has seen what it is, and says what is wrong', async () => {
    const { body, headers } = await plan({ code: 'change-me', channel: 'email' });
    expect((await change(body.campaignId, { budget: euro(1) }, '"other"')).status).toBe(412);
    const etag = headers.get('etag')!;
    const changed = await change(body.campaignId, { budget: euro(10), name: 'New' }, etag);
    expect(changed.body).toMatchObject({ budget: euro(10), name: 'New' });
    expect((await change(body.campaignId, { name: null }, etag)).status).toBe(412);
    const cleared = await change(body.campaignId, { budget: null, name: null });
    expect([cleared.body.budget, cleared.body.name]).toEqual([undefined, undefined]);
    const without = await intake.request('PATCH', `/v1/campaigns/${body.campaignId}`, {});
    expect(without.status).toBe(428);
    const wrong = await plan({
      code: 'anna@north.example',
      channel: 'tv',
      utm: [{ source: '*' }],
      budget: { amount: 0, currency: 'EUX' },
      from: '2026-02-30',
      platformIds: [{ platform: 'Google', id: '1' }],
    });
    expect(wrong.body.errors.map((one: { pointer: string }) => one.pointer)).toEqual([
      '/code',
      '/utm/0',
      '/channel',
      '/platformIds/0/platform',
      '/budget/currency',
      '/budget/amount',
      '/from',
    ]);
    expect(JSON.stringify(wrong.body)).not.toContain('anna');
    expect((await plan({ code: 'no-channel' })).body.errors[0].pointer).toBe('/channel');
    const backwards = await plan({
      code: 'b',
      channel: 'email',
      from: '2026-03-02',
      to: '2026-03-01',
    });
    expect(backwards.body.errors[0].pointer).toBe('/to');
  });
});

describe('costs', () => {
  const row = { platform: 'google-ads', day: '2026-03-02', zone: 'Europe/Berlin' };

  it('are recorded by day, replaced by a later report, and said on the log as they are now', async () => {
    const { body } = await plan({ code: 'cost-1', name: 'Cost  one', channel: 'paid_search' });
    const id = body.campaignId;
    const one = { ...row, campaign: 'COST-1', amount: euro(1_000), clicks: 4, line: 3 };
    const trial = await intake.post('/v1/campaigns/costs', { costs: [one], dryRun: true });
    expect(trial.body.results[0].outcome).toBe('recorded');
    expect(await record(one)).toEqual([{ line: 3, campaignId: id, outcome: 'recorded' }]);
    const fact = await log.next(CampaignCostRecorded, id);
    expect(fact.data).toEqual({ campaignId: id, ...row, amount: euro(1_000), clicks: 4 });
    expect((await record(one))[0].outcome).toBe('unchanged');
    const named = { ...row, campaign: 'cost ONE', amount: euro(900) };
    expect((await record(named))[0].outcome).toBe('replaced');
    await eventually(() => costsOnLog(id).at(-1)?.amount.amount === 900);
    const { body: listed } = await intake.get(`/v1/campaigns/${id}/costs`);
    expect(listed.items).toMatchObject([{ day: '2026-03-02', amount: euro(900) }]);
  });

  it('know a campaign again by the platform’s id of it, whatever it is called then', async () => {
    const { body } = await plan({ code: 'cost-2', channel: 'paid_search' });
    const id = body.campaignId;
    const platformCampaignId = '9876543210';
    const first = { ...row, campaign: 'cost-2', platformCampaignId, amount: euro(10) };
    const second = { ...row, campaign: 'cost-2', platformCampaignId: '55', amount: euro(5) };
    await record(first, second);
    const renamed = { ...first, campaign: 'renamed there', day: '2026-03-03' };
    expect(await record(renamed)).toEqual([{ campaignId: id, outcome: 'recorded' }]);
    expect((await get(id)).body.platformIds).toEqual([
      { platform: 'google-ads', id: platformCampaignId },
      { platform: 'google-ads', id: '55' },
    ]);
    const { body: listed } = await intake.get(`/v1/campaigns/${id}/costs`);
    expect(listed.items).toMatchObject([{ amount: euro(15) }, { amount: euro(10) }]);
    const taken = {
      code: 'cost-3',
      channel: 'email',
      platformIds: [{ platform: 'google-ads', id: '55' }],
    };
    expect((await plan(taken)).body).toMatchObject({ campaignId: id });
  });

  it('refuse a row precisely, and record the others', async () => {
    await plan({ code: 'cost-4', channel: 'paid_search' });
    await come({ source: 'google', medium: 'cpc', campaign: 'twice' });
    await come({ source: 'bing', medium: 'cpc', campaign: 'twice' });
    const good = { ...row, campaign: 'cost-4', amount: euro(1) };
    const results = await record(
      { ...good, line: 2 },
      { ...good, campaign: 'nobody knows it', line: 3 },
      { ...good, campaign: 'twice', line: 4 },
      { ...good, amount: euro(-1), line: 5 },
      'not a row',
      { ...good, day: '2026-03-04', line: 6 },
    );
    const said = results.map(
      (one: { line: number; outcome?: string; problem?: { type: string } }) => [
        one.line,
        one.outcome ?? one.problem!.type.split(':').at(-1),
      ],
    );
    expect(said).toEqual([
      [2, 'recorded'],
      [3, 'unknown-campaign'],
      [4, 'ambiguous-campaign'],
      [5, 'invalid-request'],
      [undefined, 'invalid-request'],
      [6, 'recorded'],
    ]);
  });

  it('of one that becomes part of another go with it when they are reported anew', async () => {
    const seen = (await come({ source: 'meta', medium: 'cpc', campaign: 'moving' }))!;
    expect((await record({ ...row, campaign: 'moving', amount: euro(70) }))[0].campaignId).toBe(
      seen,
    );
    const { body } = await plan({
      code: 'mover',
      channel: 'paid_search',
      utm: [{ campaign: 'mov*' }],
    });
    const [again] = await record({ ...row, campaign: 'moving', amount: euro(80) });
    expect(again).toEqual({ campaignId: body.campaignId, outcome: 'replaced' });
    const costOf = async (id: string) => (await intake.get(`/v1/campaigns/${id}/costs`)).body.items;
    expect(await costOf(seen)).toEqual([]);
    expect(await costOf(body.campaignId)).toMatchObject([{ amount: euro(80) }]);
    await eventually(() => costsOnLog(seen).length === 2);
    expect(costsOnLog(seen).map(({ amount }) => amount)).toEqual([euro(70), euro(0)]);
  });

  it('are told in parallel without one being lost', async () => {
    const { body } = await plan({ code: 'cost-5', channel: 'paid_search' });
    const days = Array.from({ length: 20 }, (_, n) => `2026-01-${String(n + 1).padStart(2, '0')}`);
    await Promise.all(
      days.map(async (day) => record({ ...row, campaign: 'cost-5', day, amount: euro(3) })),
    );
    const { body: listed } = await intake.get(`/v1/campaigns/${body.campaignId}/costs`);
    expect(listed.items.map(({ day }: { day: string }) => day)).toEqual(days);
  });
});

function planOf({
  campaignId: _id,
  plannedAt: _at,
  origin: _origin,
  source: _s,
  medium: _m,
  ...plan
}: {
  [name: string]: unknown;
}) {
  return plan;
}
