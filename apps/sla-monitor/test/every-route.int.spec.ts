import { LeadAssigned } from '@smarketing/contracts';
import { eventually } from '@smarketing/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runMonitor, type RunningMonitor } from './running-monitor.js';

let monitor: RunningMonitor;

beforeAll(async () => {
  monitor = await runMonitor();
  await monitor.service.agree();
});

afterAll(() => monitor?.stop());

it('every route answers as its document says', async () => {
  const { service } = monitor;
  const leadId = uuidv7();
  const data = { leadId, repId: 'rep-1', cycle: 1, rule: 'weighted-round-robin' as const };
  await monitor.tell(leadId, new Date('2026-03-02T09:00:00Z'), LeadAssigned, data);
  await eventually(async () => {
    const { body } = await service.get(`/v1/obligations?subject=${leadId}&state=breached`);
    return body.items.length === 1;
  });
  expect((await service.get('/v1/obligations?state=at-risk')).status).toBe(200);
  expect((await service.documented()).unanswered()).toEqual([]);
});
