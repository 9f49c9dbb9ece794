import { CampaignPlanned, LeadCaptured, TouchpointRecorded } from '@smarketing/contracts';
import { type RunningService } from '@smarketing/service-testing';
import { LogProbe, eventually } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImport, runIntake, upload } from './running-intake.js';

let intake: RunningService;
let log: LogProbe;

beforeAll(async () => {
  intake = await runIntake();
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
  const answer = await intake.request('POST', '/v1/leads', body, sender);
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

describe('the history of the service', () => {
  const actsOf = async (query: string) =>
    (await intake.get(`/v1/operations/acts?${query}`, 'revops')).body.items;

  it('keeps each capture and touchpoint with the subject and the role of its caller', async () => {
    const leadId = await capture(someone('cleo'), 'first-of-cleo');
    await capture(someone('cleo'), 'second-of-cleo', { 'idempotency-key': 'cleo-again' });
    await capture(someone('cleo'), 'second-of-cleo', { 'idempotency-key': 'cleo-again' });
    const touchpoint = { kind: 'call', channel: 'direct_traffic' };
    const path = `/v1/leads/${leadId}/touchpoints`;
    const sender = { role: 'service', subject: 'switchboard' } as const;
    expect((await intake.request('POST', path, touchpoint, sender)).status).toBe(202);
    const acts = await actsOf(`on=lead/${leadId}`);
    expect(acts.map(({ act, by }: { act: string; by: object }) => [act, by])).toEqual([
      ['lead.touchpoint', { subject: 'switchboard', role: 'service' }],
      ['lead.capture', { subject: 'second-of-cleo', role: 'marketing' }],
      ['lead.capture', { subject: 'first-of-cleo', role: 'marketing' }],
    ]);
    const { correlationId } = await log.next(LeadCaptured, leadId);
    expect(acts.at(-1).correlationId).toBe(correlationId);
  });

  it('keeps a batch as one act with counts; each lead has a trace of its own', async () => {
    const leads = [...Array.from({ length: 20 }, (_, n) => someone(`batch-${n}`)), {}];
    const sender = { role: 'service', subject: 'fair-app' } as const;
    const { body } = await intake.request('POST', '/v1/leads/batch', { leads }, sender);
    const acts = await actsOf('by=fair-app');
    expect(acts).toMatchObject([{ act: 'lead.batch', on: null, counts: { created: 20 } }]);
    const ids: string[] = body.results.flatMap(({ leadId }: { leadId?: string }) => leadId ?? []);
    await expectOwnTraces(ids, acts[0].correlationId);
  });

  it('keeps an upload as one act with counts, whose leads have traces of their own', async () => {
    const importId = await createImport(intake, { columns: { mail: 'email' } });
    const rows = Array.from({ length: 600 }, (_, n) => `import-${n}@south.example`);
    const { body } = await upload(intake, importId, ['mail', ...rows, 'nonsense'].join('\n'));
    expect(body).toMatchObject({ rows: 601, created: 600 });
    const acts = await actsOf(`on=import/${importId}`);
    expect(acts).toMatchObject([
      { act: 'import.upload', by: { role: 'service' }, counts: { created: 600, failed: 1 } },
      { act: 'import.create', by: { role: 'marketing' } },
    ]);
    const facts = await eventually(() => {
      const found = log.of(LeadCaptured).filter((fact) => fact.correlationId === importId);
      return found.length === 600 && found;
    });
    await expectOwnTraces(
      facts.map(({ subject }) => subject),
      importId,
    );
    expect(facts[0]).toMatchObject({ actorRole: 'service' });
  });

  async function expectOwnTraces(ids: readonly string[], correlationId: string): Promise<void> {
    const facts = await Promise.all(ids.map((id) => log.next(LeadCaptured, id)));
    expect(new Set(facts.map((fact) => fact.traceparent!.slice(3, 35))).size).toBe(ids.length);
    expect(new Set(facts.map((fact) => fact.correlationId))).toEqual(new Set([correlationId]));
  }
});
