import type { INestApplicationContext } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { LeadCaptured, LeadScored, TouchpointRecorded } from '@smarketing/contracts';
import { eventually, LogProbe, publishFacts, testSystem } from '@smarketing/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Counters, KafkaTransport, ServiceDatabase, UnitOfWork } from '../src/index.js';
import { countingService, tallies, type Tally } from './counting-service.js';

const system = testSystem();
const time = new Date('2026-11-23T09:00:00.000Z');
let app: INestApplicationContext & { startAllMicroservices(): Promise<unknown> };
let probe: LogProbe;

const captured = (leadId: string, sequence: number) => ({
  fact: LeadCaptured,
  data: { leadId, source: 'api' as const, channel: 'email', profile: {} },
  sequence,
  time,
});
const touched = (leadId: string, sequence: number, channel = 'email') => ({
  fact: TouchpointRecorded,
  data: { leadId, touchpointId: uuidv7(), kind: 'form' as const, channel },
  sequence,
  time,
});
const tallyOf = (leadId: string) =>
  app.get(ServiceDatabase).db.collection<Tally>('tallies').findOne({ _id: leadId });

beforeAll(async () => {
  const testing = await Test.createTestingModule({ imports: [countingService(system)] }).compile();
  const nest = testing.createNestApplication(new FastifyAdapter());
  nest.connectMicroservice({ strategy: nest.get(KafkaTransport) });
  await nest.init();
  await nest.startAllMicroservices();
  app = nest;
  probe = await LogProbe.start(system, ['scores']);
});

afterAll(async () => {
  await probe.stop();
  await app.close();
});

describe('A fact on the log', () => {
  it('is folded into the view, and what follows from it is on the log in order', async () => {
    const leadId = uuidv7();
    await publishFacts(system, [captured(leadId, 1), touched(leadId, 2), touched(leadId, 3)]);
    const scored = await eventually(() => {
      const seen = probe.of(LeadScored, leadId);
      return seen.length === 2 && seen;
    });
    expect(scored.map(({ sequence, data }) => [sequence, data.score])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(scored[1]).toMatchObject({ causationId: `leads/${leadId}/3`, time });
    expect(await tallyOf(leadId)).toMatchObject({ captured: true });
  });

  it('is folded once, however often it is delivered', async () => {
    const leadId = uuidv7();
    const first = captured(leadId, 1);
    const second = touched(leadId, 2);
    await publishFacts(system, [first, second, second, first, second, touched(leadId, 3)]);
    const tally = await eventually(async () => {
      const found = await tallyOf(leadId);
      return found?.touchpoints.length === 2 && found;
    });
    expect(tally.touchpoints).toHaveLength(2);
  });

  it('waits for its predecessor, and is then folded in order', async () => {
    const leadId = uuidv7();
    const late = touched(leadId, 2);
    const early = touched(leadId, 3);
    await publishFacts(system, [captured(leadId, 1), early, touched(leadId, 4)]);
    const held = app.get(ServiceDatabase).db.collection('bus_held');
    await eventually(async () => (await held.countDocuments({ key: leadId })) === 2);
    expect((await tallyOf(leadId))?.touchpoints).toEqual([]);
    await publishFacts(system, [late]);
    const tally = await eventually(async () => {
      const found = await tallyOf(leadId);
      return found?.touchpoints.length === 3 && found;
    });
    expect(tally.touchpoints.slice(0, 2)).toEqual([
      late.data.touchpointId,
      early.data.touchpointId,
    ]);
    expect(await held.countDocuments({ key: leadId })).toBe(0);
  });
});

describe('A poison fact', () => {
  it('parks its key with all that follows, and stops nobody else', async () => {
    const [poisoned, healthy] = [uuidv7(), uuidv7()];
    await publishFacts(system, [
      captured(poisoned, 1),
      touched(poisoned, 2),
      touched(poisoned, 3, 'poison'),
      touched(poisoned, 4),
      captured(healthy, 1),
      touched(healthy, 2),
    ]);
    await probe.next(LeadScored, healthy);
    const parked = app.get(ServiceDatabase).db.collection('bus_parked');
    await eventually(async () => (await parked.countDocuments({ key: poisoned })) === 2);
    expect((await tallyOf(poisoned))?.touchpoints).toHaveLength(1);
    const [faulty] = await parked.find({ key: poisoned }).sort({ order: 1 }).toArray();
    expect(faulty).toMatchObject({ fault: { name: 'TypeError', attempts: 3 } });
  });
});

describe('A command', () => {
  it('loses against one that was first, reads again, and numbers its facts without a gap', async () => {
    const leadId = uuidv7();
    const work = app.get(UnitOfWork);
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        work.run(async (unit) => {
          const tally = (await unit.load(tallies, leadId)) ?? {
            _id: leadId,
            captured: false,
            touchpoints: [],
          };
          const next = { ...tally, touchpoints: [...tally.touchpoints, String(n)] };
          unit.save(tallies, next, [
            {
              fact: LeadScored,
              data: { leadId, score: next.touchpoints.length, contributions: [] },
              time,
            },
          ]);
        }),
      ),
    );
    const scored = await eventually(() => {
      const seen = probe.of(LeadScored, leadId);
      return seen.length === 20 && seen;
    });
    expect(scored.map(({ sequence }) => sequence)).toEqual(scored.map((_, index) => index + 1));
    expect(scored.map(({ data }) => data.score)).toEqual(scored.map((_, index) => index + 1));
  });

  it('that fails leaves neither a document nor a fact', async () => {
    const leadId = uuidv7();
    const failing = app.get(UnitOfWork).run(async (unit) => {
      unit.save(tallies, { _id: leadId, captured: true, touchpoints: [] }, [
        { fact: LeadScored, data: { leadId, score: 1, contributions: [] }, time },
      ]);
      throw new Error('the caller gave up');
    });
    await expect(failing).rejects.toThrow('the caller gave up');
    expect(await tallyOf(leadId)).toBeNull();
    const outbox = app.get(ServiceDatabase).db.collection('outbox');
    expect(await outbox.countDocuments({ key: leadId })).toBe(0);
  });
});

describe('A counter', () => {
  it('is the sum of what the documents contribute', async () => {
    const { db } = app.get(ServiceDatabase);
    const sum = await eventually(async () => {
      const counted = await app.get(Counters).sum('tallies', '');
      const documents = await db.collection<Tally>('tallies').find({ 'bus.blank': null }).toArray();
      const touchpoints = documents.reduce((n, tally) => n + tally.touchpoints.length, 0);
      return (
        counted['leads'] === documents.length && counted['touchpoints'] === touchpoints && counted
      );
    });
    expect(sum['leads']).toBeGreaterThan(0);
  });
});
