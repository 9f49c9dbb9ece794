import type { RunningService } from '@smarketing/service-testing';
import { eventually } from '@smarketing/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { qualify, runHandoff } from './running-handoff.js';

let handoff: RunningService;

beforeAll(async () => {
  handoff = await runHandoff();
});

afterAll(() => handoff?.stop());

it('every route answers as its document says', async () => {
  await handoff.post('/v1/reps', { repId: 'rep-1', name: 'Jo' }, 'revops');
  const revops = { role: 'revops', headers: { 'if-match': '*' } } as const;
  await handoff.request('PATCH', '/v1/reps/rep-1', { subject: 'jo' }, revops);
  await handoff.get('/v1/reps', 'revops');
  await handoff.get('/v1/reps/rep-1');
  const leads = [uuidv7(), uuidv7(), uuidv7()];
  await qualify(handoff, leads);
  await eventually(async () => {
    const { body } = await handoff.get('/v1/handoffs?stage=assigned');
    return body.items.length === leads.length;
  });
  const [customer, rejected, other] = leads;
  const act = (path: string, body: object = {}) =>
    handoff.post(`/v1/handoffs/${path}`, body, 'sales-lead');
  const amount = { amount: 125_000, currency: 'EUR' };
  const answers = [
    await act(`${customer}/accept`),
    await act(`${customer}/opportunity`, { expected: amount }),
    await act(`${customer}/close`, { outcome: 'won', amount }),
    await act(`${customer}/purchases`, { amount }),
    await act(`${customer}/churn`, { reason: 'price' }),
    await act(`${rejected}/reject`, { reason: 'no-budget' }),
    await act('batch', { commands: [{ leadId: other, act: 'accept' }, { leadId: other }] }),
    await handoff.get(`/v1/handoffs/${customer}`),
  ];
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect((await handoff.documented()).unanswered()).toEqual([]);
});
