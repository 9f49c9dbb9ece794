import { LeadScored, TouchpointRecorded } from '@smarketing/contracts';
import { eventually, LogProbe, testSystem } from '@smarketing/testing';
import { Collection } from 'mongodb';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Emission } from '../src/index.js';
import { LogProducer } from '../src/kafka/kafka-client.js';
import { PartitionLeases } from '../src/lease/partition-leases.js';
import { keptTallies, senders } from './counting-service.js';
import { leadIn, time, touched } from './lead-facts.js';
import { RunningService } from './running-service.js';

const system = testSystem();
let service: RunningService;
let probe: LogProbe;

beforeAll(async () => {
  service = await RunningService.start(system);
  probe = await LogProbe.start(system, ['scores', 'leads']);
  // Kafka may refuse the first request to a partition that was just made, and it is then repeated.
  for (const partition of [0, 1, 2, 3, 4, 5]) {
    const first = leadIn(partition);
    await send(first, 1);
    await service.counted(first, 1);
  }
});

afterEach(() => void vi.restoreAllMocks());

afterAll(async () => {
  await probe.stop();
  await service.close();
});

/** Publishes so many touchpoints of the lead, each with a change of its own. */
async function send(leadId: string, times: number): Promise<void> {
  for (let n = 0; n < times; n++) {
    await service.work.run(async (work) => {
      const sent = ((await work.load(senders, leadId))?.sent ?? 0) + 1;
      work.save(senders, { _id: leadId, sent }, [touched(leadId, 0) as Emission]);
    });
  }
}

const sequencesOf = (leadId: string) =>
  probe.of(TouchpointRecorded, leadId).map(({ sequence }) => sequence);
const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);
/** Repetitions taken out, as a consumer does. */
const contiguous = (sequences: readonly number[]) => {
  let last = 0;
  return sequences.filter((sequence) => sequence === last + 1 && (last = sequence));
};

describe('Facts of one key', () => {
  it('are on the log in their order, whatever else is published', async () => {
    const leads = upTo(12).map(() => uuidv7());
    await Promise.all(leads.map((leadId) => send(leadId, 8)));
    for (const leadId of leads) {
      await eventually(() => sequencesOf(leadId).length === 8);
      expect(sequencesOf(leadId)).toEqual(upTo(8));
    }
  });

  it('are all published where their transaction commits after younger ones', async () => {
    const [late, young] = [leadIn(2), leadIn(2)];
    const [issued, open] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow = service.work.run(async (work) => {
      work.save(senders, { _id: late, sent: 1 }, [touched(late, 0) as Emission]);
      issued.resolve();
      await open.promise;
    });
    await issued.promise;
    expect(late < young).toBe(true);
    await send(young, 3);
    await eventually(() => sequencesOf(young).length === 3);
    expect(sequencesOf(late)).toEqual([]);
    open.resolve();
    await slow;
    await eventually(() => sequencesOf(late).length === 1);
  });

  it('keep their order where the process dies between sending and deleting', async () => {
    const leadId = uuidv7();
    // What was sent before must be gone: who cannot delete that sends nothing more.
    await eventually(async () => (await service.db.collection('outbox').countDocuments()) === 0);
    const deleted = vi.spyOn(Collection.prototype, 'deleteMany');
    deleted.mockImplementation(async function dies(this: Collection, ...args) {
      if (this.collectionName === 'outbox') throw new Error('the process died');
      return original.apply(this, args);
    });
    // In one transaction: who cannot delete what it has sent soon sends nothing more.
    await service.work.run(async (work) => {
      const facts = upTo(6).map(() => touched(leadId, 0) as Emission);
      work.save(senders, { _id: leadId, sent: 6 }, facts);
    });
    await eventually(() => contiguous(sequencesOf(leadId)).length === 6);
    await service.close();
    expect(deleted).toHaveBeenCalled();
    deleted.mockRestore();
    service = await RunningService.start(system);
    await eventually(async () => (await service.db.collection('outbox').countDocuments()) === 0);
    await eventually(() => sequencesOf(leadId).length > 6);
    expect(contiguous(sequencesOf(leadId))).toHaveLength(6);
    expect((await service.counted(leadId, 6)).touchpoints).toHaveLength(6);
  });

  it('are not published again where only the deleting fails', async () => {
    const leadId = uuidv7();
    const deleted = vi.spyOn(Collection.prototype, 'deleteMany');
    let failures = 0;
    deleted.mockImplementation(async function fails(this: Collection, ...args) {
      if (this.collectionName === 'outbox' && failures++ < 2) throw new Error('it failed');
      return original.apply(this, args);
    });
    await send(leadId, 6);
    await eventually(async () => (await service.db.collection('outbox').countDocuments()) === 0);
    await service.counted(leadId, 6);
    expect(failures).toBeGreaterThan(2);
    expect(sequencesOf(leadId)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('keep their order where Kafka takes them and its answer is lost', async () => {
    const leadId = uuidv7();
    const acknowledged = vi.spyOn(LogProducer.prototype, 'send');
    let lost = 0;
    acknowledged.mockImplementation(async function loses(this: LogProducer, records) {
      await send0.call(this, records);
      if (lost++ < 3) throw new Error('the answer was lost');
    });
    await send(leadId, 6);
    await eventually(() => contiguous(sequencesOf(leadId)).length === 6);
    await service.counted(leadId, 6);
  });

  it('are published however large they are together', async () => {
    const leadId = uuidv7();
    const contributions = upTo(200).map((n) => ({
      rule: `${n}-`.padEnd(120, 'x'),
      group: 'fit'.padEnd(80, 'x'),
      points: n,
    }));
    const facts = upTo(100).map((score) => ({
      fact: LeadScored,
      data: { leadId, score, contributions },
      time,
    }));
    const tally = { _id: leadId, captured: true, touchpoints: [], recycled: 0 };
    await service.work.run(async (work) => work.save(keptTallies, tally, facts));
    await eventually(() => probe.of(LeadScored, leadId).length === 100);
    const sequences = probe.of(LeadScored, leadId).map(({ sequence }) => sequence);
    expect(sequences).toEqual(upTo(100));
  });
});

describe('Two relays that both believe they hold the partitions', () => {
  it('leave the views right', async () => {
    const second = await RunningService.start(system);
    vi.spyOn(PartitionLeases.prototype, 'current').mockReturnValue([0, 1, 2, 3, 4, 5]);
    vi.spyOn(PartitionLeases.prototype, 'holds').mockReturnValue(true);
    const leads = upTo(6).map(() => uuidv7());
    await Promise.all(leads.map((leadId) => send(leadId, 10)));
    for (const leadId of leads) {
      const tally = await service.counted(leadId, 10);
      expect(new Set(tally.touchpoints).size).toBe(10);
    }
    vi.restoreAllMocks();
    await second.close();
  });
});

describe('The partitions of the outbox', () => {
  it('are shared out among the instances, and given back by one that ends', async () => {
    const leases = service.db.collection<{ _id: string; owner: string | null }>('bus_leases');
    const ownersOf = async () => {
      const owners = Map.groupBy(await leases.find().toArray(), ({ owner }) => owner);
      return [...owners.values()].map((held) => held.length).sort((a, b) => a - b);
    };
    const second = await RunningService.start(system);
    await eventually(async () => (await ownersOf()).join() === '3,3');
    await second.close();
    expect(await leases.countDocuments({ owner: null })).toBe(3);
    await eventually(async () => (await ownersOf()).join() === '6');
  });
});

const original = Collection.prototype.deleteMany;
const send0 = LogProducer.prototype.send;
