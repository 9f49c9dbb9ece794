import { randomUUID } from 'node:crypto';
import { FirstTouchCorrected, TouchpointRecorded } from '@smarketing/contracts';
import { type RunningService } from '@smarketing/service-testing';
import { LogProbe, eventually } from '@smarketing/testing';
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

describe('an earlier contact that arrives later', () => {
  it('is the first one, by a row of a file, by a touchpoint and by a capture, each on the log', async () => {
    const email = `${randomUUID()}@north.example`;
    const first = { channel: 'event', occurredAt: '2026-04-04T00:00:00.000Z' };
    const { leadId } = (await intake.post('/v1/leads', { contact: { email }, ...first })).body;
    const columns = { mail: 'email', seen: 'occurredAt', by: 'channel' };
    const importId = await createImport(intake, { columns });
    const file = ['mail,seen,by', `${email},2026-04-03,social`, `${email},2026-04-05,paid_search`];
    expect((await upload(intake, importId, file.join('\n'))).body).toMatchObject({
      matched: 1,
      unchanged: 1,
    });
    const visit = {
      kind: 'page-view',
      channel: 'referral',
      occurredAt: '2026-04-02T00:00:00.000Z',
    };
    await intake.post(`/v1/leads/${leadId}/touchpoints`, visit);
    await intake.post(`/v1/leads/${leadId}/touchpoints`, {
      ...visit,
      occurredAt: '2026-04-09T00:00:00Z',
    });
    const utm = { source: 'google', medium: 'cpc', campaign: 'Spring' };
    const occurredAt = '2026-04-01T00:00:00.000Z';
    const answer = await intake.post('/v1/leads/batch', {
      leads: [{ contact: { email }, utm, occurredAt }],
    });
    expect(answer.body.results).toEqual([{ leadId, created: false }]);

    const shown = (await intake.get(`/v1/leads/${leadId}`)).body;
    expect(shown).toMatchObject({ channel: 'paid_search', capturedAt: occurredAt });
    expect(shown.campaignId).toEqual(expect.any(String));
    expect(shown.corrections.map(({ channel }: { channel: string }) => channel)).toEqual([
      'event',
      'social',
      'referral',
    ]);
    await log.next(TouchpointRecorded, leadId);
    const seen = await eventually(() => {
      const all = log.of(FirstTouchCorrected, leadId);
      return all.length === 3 && all;
    });
    // The first of them came in bulk, so that it may be published behind the second.
    const inOrder = seen.toSorted((one, other) => one.sequence - other.sequence);
    const told = inOrder.map(({ data }) => data);
    expect(told).toMatchObject([
      { was: { channel: 'event' }, first: { channel: 'social', at: '2026-04-03T00:00:00.000Z' } },
      { was: { channel: 'social' }, first: { channel: 'referral', at: visit.occurredAt } },
      {
        was: { channel: 'referral' },
        first: { channel: 'paid_search', campaignId: shown.campaignId, at: occurredAt },
      },
    ]);
    expect((await log.next(TouchpointRecorded, leadId)).data.channel).toBe('referral');
  });
});
