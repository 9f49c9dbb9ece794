import { DealClosed, LeadAssigned, type FactClass } from '@smarketing/contracts';
import { type RunningService } from '@smarketing/service-testing';
import { LogProbe, eventually } from '@smarketing/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { qualify, runHandoff } from './running-handoff.js';

let service: RunningService;
let probe: LogProbe;

beforeAll(async () => {
  service = await runHandoff();
  await service.startInstance();
  probe = await LogProbe.start(service.system, ['handoffs']);
  for (const [repId, weight] of [
    ['M', 2],
    ['J', 1],
    ['S', 1],
  ] as const) {
    await service.post('/v1/reps', { repId, name: repId, weight }, 'revops');
  }
});

afterAll(async () => {
  await probe?.stop();
  await service?.stop();
});

/** By lead; the log may hold a fact more than once. */
function distinct<T extends object>(fact: FactClass<T>): Map<string, T> {
  return new Map(probe.of(fact).map(({ subject, data }) => [subject, data]));
}

it('two instances share one rotation: 60 leads go to M, J and S as 30, 15 and 15', async () => {
  await qualify(
    service,
    Array.from({ length: 60 }, () => uuidv7()),
  );
  const given = await eventually(() => {
    const repOf = distinct(LeadAssigned);
    return repOf.size === 60 && [...repOf.values()].map(({ repId }) => repId);
  });
  const counts = ['M', 'J', 'S'].map((repId) => given.filter((id) => id === repId).length);
  expect(counts).toEqual([30, 15, 15]);
});

it('842 deals, told in batches as they come, are closed within seconds', async () => {
  const leadIds = Array.from({ length: 842 }, () => uuidv7());
  await qualify(service, leadIds);
  await eventually(() => distinct(LeadAssigned).size === 60 + leadIds.length, 40_000);
  const commands = leadIds.flatMap((leadId) => [
    { leadId, act: 'accept', occurredAt: '2018-03-05T00:00:00.000Z' },
    { leadId, act: 'opportunity', occurredAt: '2018-03-06T00:00:00.000Z' },
    { leadId, act: 'close', outcome: 'won', occurredAt: '2018-03-07T00:00:00.000Z' },
  ]);
  const started = performance.now();
  for (let from = 0; from < commands.length; from += 500) {
    const batch = { commands: commands.slice(from, from + 500) };
    const { body } = await service.post('/v1/handoffs/batch', batch, 'service');
    const refused = body.results.filter((row: { problem?: object }) => row.problem);
    expect(refused).toEqual([]);
  }
  await eventually(() => distinct(DealClosed).size === leadIds.length);
  const seconds = (performance.now() - started) / 1_000;
  expect(seconds).toBeLessThan(10);
});
