import { LeadAssigned, LeadMergedAway, LeadRestored, type FactClass } from '@smarketing/contracts';
import type { RunningService } from '@smarketing/service-testing';
import { eventually, LogProbe } from '@smarketing/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { qualify, runHandoff } from './running-handoff.js';

let service: RunningService;
let probe: LogProbe;

beforeAll(async () => {
  service = await runHandoff();
  probe = await LogProbe.start(service.system, ['handoffs']);
  await service.post('/v1/reps', { repId: 'jo', name: 'Jo' }, 'revops');
});
afterAll(async () => {
  await probe?.stop();
  await service?.stop();
});

const shown = async (leadId: string) => (await service.get(`/v1/handoffs/${leadId}`)).body;
const inbox = async () =>
  (await service.get('/v1/handoffs')).body.items.map(({ leadId }: { leadId: string }) => leadId);
const tell = <T extends object>(fact: FactClass<T>, data: T, sequence: number) =>
  service.publish({ fact, data, sequence, time: new Date() });

it('a merged lead is in no inbox, and its commands are refused with the name of the survivor', async () => {
  const [leadId, into, other] = [uuidv7(), uuidv7(), uuidv7()];
  await qualify(service, [leadId, other]);
  await probe.next(LeadAssigned, leadId);
  await probe.next(LeadAssigned, other);
  await tell(LeadMergedAway, { leadId, into }, 1);
  await eventually(async () => (await shown(leadId)).mergedInto === into);
  expect(await inbox()).toEqual([other]);
  const refused = await service.post(`/v1/handoffs/${leadId}/accept`, {}, 'sales-lead');
  expect([refused.status, refused.body.type, refused.body.mergedInto]).toEqual([
    409,
    'urn:smarketing:problem:merged-away',
    into,
  ]);
  expect(refused.body.detail).toContain(`was merged into lead ${into}`);
  const commands = [leadId, other].map((id) => ({ leadId: id, act: 'accept' }));
  const batch = await service.post('/v1/handoffs/batch', { commands }, 'service');
  expect(batch.body.results[0].problem.type).toBe('urn:smarketing:problem:merged-away');
  expect(batch.body.results[1].stage).toBe('accepted');

  await tell(LeadRestored, { leadId }, 2);
  await eventually(async () => (await shown(leadId)).mergedInto === undefined);
  expect((await service.post(`/v1/handoffs/${leadId}/accept`, {}, 'sales-lead')).status).toBe(200);
});

it('a lead that was merged before it qualified is not routed until it is back', async () => {
  const [leadId, into, other] = [uuidv7(), uuidv7(), uuidv7()];
  await tell(LeadMergedAway, { leadId, into }, 1);
  // A command finds what a majority has, which may be a moment later than what is stored.
  await eventually(async () => {
    const early = await service.post(`/v1/handoffs/${leadId}/accept`, {}, 'sales-lead');
    return early.body.type === 'urn:smarketing:problem:merged-away';
  });
  // Of the same second: by the time that the other one has a rep, this one would have had one.
  await qualify(service, [leadId, other]);
  await probe.next(LeadAssigned, other);
  expect(probe.of(LeadAssigned, leadId)).toEqual([]);
  const restored = new Date();
  await tell(LeadRestored, { leadId }, 2);
  const assigned = await probe.next(LeadAssigned, leadId);
  expect(assigned.time.getTime()).toBeGreaterThanOrEqual(restored.getTime());
});
