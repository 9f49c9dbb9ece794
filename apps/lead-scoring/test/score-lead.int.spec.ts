import {
  LeadCaptured,
  LeadQualified,
  LeadRecycled,
  LeadScored,
  streams,
  TouchpointRecorded,
} from '@smarketing/contracts';
import { defaultPlaybook } from '@smarketing/playbook';
import { runService, type RunningService } from '@smarketing/service-testing';
import { eventually, LogProbe } from '@smarketing/testing';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { LeadScoringModule } from '../src/lead-scoring.module.js';

const noon = new Date('2026-11-02T12:00:00.000Z');
const later = (hours: number) => new Date(noon.getTime() + hours * 3_600_000);

let scoring: RunningService;
let log: LogProbe;

beforeAll(async () => {
  scoring = await runService(LeadScoringModule, { role: 'sales' });
  log = await LogProbe.start(scoring.system, ['scores', 'qualifications']);
});

afterAll(async () => {
  await log?.stop();
  await scoring?.stop();
});

const captured = (leadId: string, lead: Pick<LeadCaptured, 'channel' | 'profile'>) => ({
  fact: LeadCaptured,
  sequence: 1,
  time: noon,
  data: { leadId, source: 'api' as const, ...lead },
});

const touched = (
  leadId: string,
  kind: TouchpointRecorded['kind'],
  { sequence, time }: { sequence: number; time: Date },
) => ({
  fact: TouchpointRecorded,
  sequence,
  time,
  data: { leadId, touchpointId: newId(), kind, channel: 'email' },
});

it('a lead that came before the playbook is scored as soon as the playbook is there', async () => {
  const leadId = newId();
  const lead = { channel: 'unknown', profile: {} };
  await scoring.publish(captured(leadId, lead));
  const waiting = await eventually(async () => {
    const answer = await fetch(`${scoring.service.opsUrl}/health/ready`);
    const text = await answer.text();
    return answer.status === 503 && text.includes('playbook') && text;
  });
  expect(waiting).toContain('No playbook is in force yet');
  await scoring.agree(defaultPlaybook(), noon);
  const scored = await log.next(LeadScored, leadId);
  expect(scored).toMatchObject({ time: noon, sequence: 1, playbook: 1 });
  expect(scored.data).toEqual({ leadId, score: 0, contributions: [] });
});

it('a lead is scored, qualified, recycled and qualified again, on the log and in the view', async () => {
  const leadId = newId();
  const profile = {
    emailKind: 'company' as const,
    companySize: '50-249' as const,
    seniority: 'director' as const,
  };
  await scoring.publish(captured(leadId, { channel: 'organic_search', profile }));
  expect((await log.next(LeadScored, leadId)).data).toMatchObject({ leadId, score: 36 });
  expect(await scoring.get(`/v1/scores/${leadId}`)).toMatchObject({
    status: 200,
    body: { leadId, score: 36, qualified: false, cycle: 0, threshold: 50, playbook: 1 },
  });

  const demo = touched(leadId, 'demo-request', { sequence: 2, time: later(1) });
  await scoring.publish(demo);
  const qualified = await log.next(LeadQualified, leadId);
  expect(qualified).toMatchObject({ time: later(1), playbook: 1, sequence: 1 });
  expect(qualified.data).toMatchObject({ cycle: 1, score: 76, threshold: 50, profile });
  const scored = await eventually(() => log.of(LeadScored, leadId)[1]);
  expect(scored.data).toMatchObject({ score: 76, previousScore: 36 });

  const recycled = { leadId, repId: 'rep-1', cycle: 1 };
  await scoring.publish({ fact: LeadRecycled, sequence: 1, time: later(2), data: recycled });
  await eventually(
    async () => (await scoring.get(`/v1/scores/${leadId}`)).body['qualified'] === false,
  );

  const read = touched(leadId, 'page-view', { sequence: 3, time: later(3) });
  await scoring.publish(read, read);
  const again = await eventually(() => log.of(LeadQualified, leadId)[1]);
  expect(again).toMatchObject({ time: later(3), data: { cycle: 2, score: 77 } });
  const { body } = await scoring.get(`/v1/scores/${leadId}`);
  expect(body).toMatchObject({ score: 77, qualified: true, cycle: 2 });
  const contributions = body['contributions'] as { points: number }[];
  expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBe(77);
});

it('the list of scores has pages, each lead once', async () => {
  const ids = [newId(), newId(), newId()];
  const lead = { channel: '(none)', profile: {} };
  await scoring.publish(...ids.map((leadId) => captured(leadId, lead)));
  await Promise.all(ids.map((leadId) => log.next(LeadScored, leadId)));
  const seen: string[] = [];
  for (let next: string | null = ''; next !== null;) {
    const after: string = next === '' ? '' : `&cursor=${next}`;
    const { body } = await scoring.get(`/v1/scores?limit=2${after}`);
    const page = body as unknown as { items: { leadId: string }[]; next: string | null };
    expect(page.items.length).toBeLessThanOrEqual(2);
    seen.push(...page.items.map(({ leadId }) => leadId));
    next = page.next;
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toEqual(seen.toSorted((a, b) => (a < b ? -1 : 1)));
  expect(seen).toEqual(expect.arrayContaining(ids));
});

it('an unknown lead, a broken cursor and a caller without a token are refused', async () => {
  expect(await scoring.get(`/v1/scores/${newId()}`)).toMatchObject({
    status: 404,
    body: { type: 'urn:smarketing:problem:no-such-lead' },
  });
  expect(await scoring.get('/v1/scores?cursor=nonsense')).toMatchObject({ status: 422 });
  expect((await fetch(`${scoring.service.url}/v1/scores`)).status).toBe(401);
});

it('only the streams of the module are told to the platform', async () => {
  const info = await (await fetch(`${scoring.service.opsUrl}/info`)).text();
  for (const stream of [
    'leads',
    'handoffs',
    'playbook',
    'scores',
    'qualifications',
  ] satisfies (keyof typeof streams)[]) {
    expect(info).toContain(stream);
  }
});
