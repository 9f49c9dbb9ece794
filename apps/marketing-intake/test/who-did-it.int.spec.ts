import { CampaignPlanned, LeadCaptured, TouchpointRecorded } from '@smarketing/contracts';
import { LogProbe, eventually } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunningIntake } from './running-intake.js';

let intake: RunningIntake;
let log: LogProbe;

beforeAll(async () => {
  intake = await RunningIntake.start();
  log = await LogProbe.start(intake.system, ['leads', 'campaigns']);
});
afterAll(async () => {
  await log.stop();
  await intake.stop();
});

const someone = (name: string) => ({
  contact: { email: `${name}@north.example` },
  touchpoint: { kind: 'demo-request' },
});

async function capture(body: object, subject: string, headers = {}): Promise<string> {
  const sender = { subject, headers, role: ['revops', 'marketing'] as const };
  const answer = await intake.send('POST', '/v1/leads', body, sender);
  expect(answer.status).toBe(202);
  return answer.body.leadId as string;
}

describe('a fact on the log', () => {
  it('names who did it by a pseudonym and the role that let him in, and the subject nowhere', async () => {
    const leadId = await capture(someone('ada'), 'anna-of-marketing');
    const fact = await log.next(LeadCaptured, leadId);
    expect(fact).toMatchObject({
      actor: intake.pseudonymOf('anna-of-marketing'),
      actorRole: 'marketing',
    });
    expect(JSON.stringify(log.facts)).not.toContain('anna-of-marketing');
  });

  it('names its own caller where captures of many are committed together', async () => {
    const callers = Array.from({ length: 40 }, (_, index) => `caller-${index}`);
    const ids = await Promise.all(
      callers.map((caller) => {
        const utm = { source: 'google', medium: 'cpc', campaign: `spring-${caller}` };
        return capture({ ...someone(caller), utm }, caller);
      }),
    );
    for (const [index, leadId] of ids.entries()) {
      const actor = intake.pseudonymOf(callers[index]!);
      const captured = await log.next(LeadCaptured, leadId);
      const touched = await log.next(TouchpointRecorded, leadId);
      const planned = await log.next(CampaignPlanned, captured.data.campaignId);
      for (const fact of [captured, touched, planned]) expect(fact).toMatchObject({ actor });
      expect(touched.correlationId).toBe(captured.correlationId);
    }
    const traces = ids.map((id) => log.of(LeadCaptured, id)[0]!.traceparent!.slice(3, 35));
    expect(new Set(traces).size).toBe(ids.length);
  });

  it('names each of two callers where both write of one lead at once', async () => {
    const leadId = await capture(someone('bo'), 'first-of-bo');
    const again = ['left', 'right'].map((caller) => capture(someone('bo'), caller));
    expect(await Promise.all(again)).toEqual([leadId, leadId]);
    await eventually(() => log.of(TouchpointRecorded, leadId).length === 3);
    const actors = log.of(TouchpointRecorded, leadId).map(({ actor }) => actor);
    const callers = ['first-of-bo', 'left', 'right'];
    expect(new Set(actors)).toEqual(new Set(callers.map((caller) => intake.pseudonymOf(caller))));
  });
});
