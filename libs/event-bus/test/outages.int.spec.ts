import { createRequire } from 'node:module';
import { eventually, testSystem } from '@smarketing/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { senders } from './counting-service.js';
import { captured, leadIn, LogWriter, touched } from './lead-facts.js';
import { Outage, serversOf } from './outage.js';
import { RunningService } from './running-service.js';

interface ConsumerGroup {
  fetch(nodeId: string): Promise<unknown>;
}

const ConsumerGroup = createRequire(import.meta.url)('kafkajs/src/consumer/consumerGroup') as {
  prototype: ConsumerGroup;
};

const system = testSystem();
const partitions = [0, 1, 2, 3, 4, 5];
let service: RunningService;
let log: LogWriter;
let kafka: Outage;
let database: Outage;

beforeAll(async () => {
  kafka = Outage.prepare(system.kafkaBrokers);
  database = Outage.prepare(serversOf(system.mongoUri));
  service = await RunningService.start(system);
  log = await LogWriter.open(system);
});

afterEach(() => {
  kafka.end();
  database.end();
});

afterAll(async () => {
  await Promise.all([log.close(), service.close()]);
  database.restore();
  kafka.restore();
});

const ready = () => eventually(async () => Object.keys(await service.reasons()).length === 0);

/** One lead in every partition: captured, and touched once. */
async function write(): Promise<string[]> {
  const leads = partitions.map(leadIn);
  await log.write(...leads.flatMap((leadId) => [captured(leadId), touched(leadId, 2)]));
  return leads;
}

describe('A database that goes away and comes back', () => {
  it('is waited for: nothing is parked, and everything is applied once', async () => {
    await database.begin();
    const leads = await write();
    await eventually(async () => {
      const reasons = await service.reasons();
      return Boolean(reasons['consumer'] && reasons['database']);
    });
    database.end();
    for (const leadId of leads) await service.counted(leadId, 1);
    expect(await service.db.collection('bus_parked').countDocuments()).toBe(0);
    await ready();
  });

  it('lets a command fail soon, and take place later', async () => {
    const _id = leadIn(1);
    const command = () =>
      service.work.run(async (work) => {
        work.save(senders, { _id, sent: 1 }, [touched(_id, 0) as never]);
      });
    await database.begin();
    const start = performance.now();
    await expect(command()).rejects.toThrow();
    expect(performance.now() - start).toBeLessThan(15_000);
    database.end();
    await eventually(() => command().then(() => true));
    await service.counted(_id, 1);
  });
});

describe('Kafka that goes away and comes back', () => {
  it('gets what was committed meanwhile, and gives what was published meanwhile', async () => {
    const _id = leadIn(2);
    const outbox = service.db.collection('outbox');
    await eventually(async () => (await outbox.countDocuments()) === 0);
    await kafka.begin();
    await service.work.run(async (work) => {
      work.save(senders, { _id, sent: 1 }, [touched(_id, 0) as never]);
    });
    await eventually(async () => (await service.reasons())['relay']?.includes('outbox'));
    expect(await outbox.countDocuments()).toBe(1);
    kafka.end();
    await service.counted(_id, 1);
    for (const leadId of await write()) await service.counted(leadId, 1);
    await ready();
  });
});

describe('A client that crashes for good', () => {
  it('is replaced', async () => {
    const fetch = vi.spyOn(ConsumerGroup.prototype, 'fetch');
    fetch.mockRejectedValue(new TypeError('a fault of the client itself'));
    await eventually(async () => (await service.reasons())['consumer']?.includes('not joined'));
    fetch.mockRestore();
    await ready();
    for (const leadId of await write()) await service.counted(leadId, 1);
  });
});
