import { LeadCaptured } from '@smarketing/contracts';
import { runService, type RunningService } from '@smarketing/service-testing';
import { eventually } from '@smarketing/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FeedbackModule } from '../src/feedback.module.js';

let feedback: RunningService;

beforeAll(async () => {
  feedback = await runService(FeedbackModule, { role: 'sales' });
  await eventually(async () => (await feedback.get('/v1/playbook')).status === 200);
});

afterAll(() => feedback?.stop());

it('every route answers as its document says', async () => {
  const leadId = uuidv7();
  const data = { leadId, source: 'api' as const, channel: 'organic_search', profile: {} };
  await feedback.publish({ fact: LeadCaptured, sequence: 1, time: new Date(), data });
  await eventually(async () => (await feedback.get(`/v1/leads/${leadId}/timeline`)).status === 200);
  for (const path of [
    ...['ledger', 'funnel', 'velocity', 'attainment', 'retention'].map((of) => `reports/${of}`),
    ...['suggestions', 'leads', 'commitments', 'campaigns'].map((of) => `reports/${of}`),
    ...['leads', 'streams', 'playbook/versions', 'playbook/versions/1'],
  ]) {
    expect((await feedback.get(`/v1/${path}`)).status, path).toBe(200);
  }
  await suggest();
  const { body } = await feedback.get('/v1/playbook');
  const headers = { 'if-match': '"1"' };
  const published = await feedback.post(
    '/v1/playbook/versions',
    { document: body.document },
    { role: 'revops', headers },
  );
  expect(published.status).toBe(201);
  expect((await feedback.documented()).unanswered()).toEqual([]);
});

async function suggest(): Promise<void> {
  const said = { topic: 'scoring', title: 'Score demos higher', text: 'They win more often.' };
  for (const act of ['agree', 'decline'] as const) {
    const { body } = await feedback.post('/v1/suggestions', said, { subject: 'jo' });
    const decided = await feedback.post(
      `/v1/suggestions/${body.suggestionId}/${act}`,
      act === 'decline' ? { reason: 'no-evidence' } : {},
      { role: 'marketing', subject: 'kim' },
    );
    expect(decided.status).toBe(200);
  }
  expect((await feedback.get('/v1/suggestions')).body.items).toHaveLength(2);
}
