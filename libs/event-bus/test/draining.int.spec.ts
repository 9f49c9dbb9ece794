import { eventually, mongoOf, testSystem } from '@smarketing/testing';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { senders } from './counting-service.js';
import { captured, leadIn, LogWriter, touched } from './lead-facts.js';
import { Outage, serversOf } from './outage.js';
import { RunningService } from './running-service.js';

/** From the signal to the exit a service has ten seconds; the rest of Nest's shutdown needs some. */
const allowed = 9_000;
const system = testSystem();
const partitions = [0, 1, 2, 3, 4, 5];
let log: LogWriter;
let looker: MongoClient;
let first: RunningService;

const db = () => looker.db(system.database('counting'));
const outboxRows = () => db().collection('outbox').countDocuments();
const leases = () => db().collection<{ _id: string; owner: string | null }>('bus_leases');

async function secondsToClose(service: RunningService): Promise<number> {
  const start = performance.now();
  await service.close();
  return performance.now() - start;
}

beforeAll(async () => {
  looker = await mongoOf(system).connect();
  first = await RunningService.start(system);
  log = await LogWriter.open(system);
});

afterAll(async () => {
  await Promise.all([log.close(), looker.close()]);
});

describe('A service that shall end', () => {
  it('finishes what it has in hand, publishes what is committed, and gives everything back', async () => {
    const leads = Array.from({ length: 300 }, (_, n) => leadIn(n % 6));
    await log.write(...leads.flatMap((leadId) => [captured(leadId), touched(leadId, 2)]));
    const commands = leads.slice(0, 20).map((_id) =>
      first.work.run(async (work) => {
        work.save(senders, { _id, sent: 1 }, [touched(_id, 0) as never]);
      }),
    );
    await Promise.all(commands);
    expect(await secondsToClose(first)).toBeLessThan(allowed);
    expect(await outboxRows()).toBe(0);
    expect(await leases().countDocuments({ owner: null })).toBe(6);
    expect(await db().collection('bus_instances').countDocuments()).toBe(0);
  });

  it('lets another take over at once, which finds nothing missing and nothing twice', async () => {
    const [leaving, staying] = [
      await RunningService.start(system),
      await RunningService.start(system),
    ];
    await eventually(async () => (await leases().distinct('owner')).length === 2);
    await leaving.close();
    const start = performance.now();
    const leads = partitions.map(leadIn);
    await log.write(...leads.flatMap((leadId) => [captured(leadId), touched(leadId, 2)]));
    for (const leadId of leads) await staying.counted(leadId, 1);
    await eventually(async () => (await outboxRows()) === 0);
    // Sooner than a session, or a lease, of the one that left would have ended by itself.
    expect(performance.now() - start).toBeLessThan(8_000);
    await staying.close();
  });

  it('ends in time with Kafka away, and keeps what it could not publish', async () => {
    const kafka = Outage.prepare(system.kafkaBrokers);
    const service = await RunningService.start(system);
    await kafka.begin();
    const _id = leadIn(0);
    await service.work.run(async (work) => {
      work.save(senders, { _id, sent: 1 }, [touched(_id, 0) as never]);
    });
    expect(await secondsToClose(service)).toBeLessThan(allowed);
    expect(await outboxRows()).toBe(1);
    expect(await leases().countDocuments({ owner: null })).toBe(6);
    kafka.restore();
    const next = await RunningService.start(system);
    await eventually(async () => (await outboxRows()) === 0);
    await next.close();
  });

  it('ends in time with the database away', async () => {
    const database = Outage.prepare(serversOf(system.mongoUri));
    const service = await RunningService.start(system);
    const leadId = leadIn(0);
    await database.begin();
    await log.write(captured(leadId), touched(leadId, 2));
    await eventually(async () => Boolean((await service.reasons())['consumer']));
    expect(await secondsToClose(service)).toBeLessThan(allowed);
    database.restore();
    const next = await RunningService.start(system);
    await next.counted(leadId, 1);
    await next.close();
  });

  it('ends in time with both away', async () => {
    const both = Outage.prepare([...system.kafkaBrokers, ...serversOf(system.mongoUri)]);
    const service = await RunningService.start(system);
    await both.begin();
    expect(await secondsToClose(service)).toBeLessThan(allowed);
    both.restore();
  });
});
