import { eventually, testSystem } from '@smarketing/testing';
import { OpsRegistry } from '@smarketing/observability';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { register } from 'prom-client';
import { Preconditions } from '../src/preconditions/preconditions.js';
import { RunningService } from './running-service.js';
import { TopicAdmin } from './topic-admin.js';

const system = testSystem();
const leads = 'smarketing.leads';
let topics: TopicAdmin;
let service: RunningService | undefined;

beforeEach(async () => {
  topics = await TopicAdmin.open(system);
  const first = await RunningService.start(system);
  await first.close();
});

afterEach(async () => {
  await service?.close();
  service = undefined;
  await topics.configure(leads, {});
  await topics.close();
});

it('a service does not start where Kafka would delete facts, and says what fixes it', async () => {
  await topics.configure(leads, { 'retention.ms': '604800000' });
  await expect(RunningService.start(system)).rejects.toThrow(
    new RegExp(
      `does not start, since data may be lost\\. .*${leads} \\(retention\\.ms=604800000\\).*--entity-name ${system.kafkaNamespace}${leads} --add-config retention\\.ms=-1.*ACCEPT_DATA_LOSS_BY=retention`,
    ),
  );
});

it('a service starts where that loss is accepted, and says so for as long as it is so', async () => {
  await topics.configure(leads, { 'retention.ms': '604800000' });
  service = await RunningService.start(system, { acceptedLosses: ['retention'] });
  expect((await service.remarks())['preconditions']).toMatch(/was accepted/);
  const counted = await register.getSingleMetricAsString('smarketing_bus_precondition_deviations');
  expect(counted).toMatch(/danger="accepted".* 1$/m);
  expect(counted).toMatch(/danger="loses-data".* 0$/m);
  const { preconditions } = await service.get(OpsRegistry).readInfo();
  expect(preconditions).toMatchObject([
    { rule: 'retention', danger: 'loses-data', accepted: true },
  ]);
  await topics.configure(leads, {});
  await eventually(async () => {
    await service!.get(Preconditions).check();
    return (await service!.remarks())['preconditions'] === undefined;
  });
});

it('accepting one loss does not accept another', async () => {
  await topics.configure(leads, { 'cleanup.policy': 'compact' });
  const started = RunningService.start(system, { acceptedLosses: ['retention'] });
  await expect(started).rejects.toThrow(/cleanup\.policy=compact/);
});

it('a service that runs says what has become wrong, and goes on', async () => {
  service = await RunningService.start(system);
  expect((await service.remarks())['preconditions']).toBeUndefined();
  await topics.configure(leads, { 'max.message.bytes': '65536' });
  await eventually(async () => {
    await service!.get(Preconditions).check();
    return (await service!.remarks())['preconditions']?.includes('max.message.bytes');
  });
  expect(await service.reasons()).toEqual({});
});
