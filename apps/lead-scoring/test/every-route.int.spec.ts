import { LeadCaptured } from '@smarketing/contracts';
import { runService, type RunningService } from '@smarketing/service-testing';
import { eventually } from '@smarketing/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LeadScoringModule } from '../src/lead-scoring.module.js';

let scoring: RunningService;

beforeAll(async () => {
  scoring = await runService(LeadScoringModule, { role: 'sales' });
  await scoring.agree();
});

afterAll(() => scoring?.stop());

it('every route answers as its document says', async () => {
  const leadId = uuidv7();
  const profile = { industry: 'manufacturing', companySize: '50-249' as const };
  const data = { leadId, source: 'api' as const, channel: 'organic_search', profile };
  await scoring.publish({ fact: LeadCaptured, sequence: 1, time: new Date(), data });
  await eventually(async () => (await scoring.get(`/v1/scores/${leadId}`)).status === 200);
  expect((await scoring.get('/v1/scores')).body.items).toHaveLength(1);
  expect((await scoring.documented()).unanswered()).toEqual([]);
});
