import { eventually, testSystem, type FactToPublish } from '@smarketing/testing';
import fc from 'fast-check';
import { register } from 'prom-client';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BusStatus } from '../src/index.js';
import type { Tally } from './counting-service.js';
import { captured, leadIn, LogWriter, messageOf, recycled, touched } from './lead-facts.js';
import { RunningService } from './running-service.js';

const system = testSystem();
let service: RunningService;
let log: LogWriter;

beforeAll(async () => {
  service = await RunningService.start(system);
  log = await LogWriter.open(system);
});

afterAll(async () => {
  await log.close();
  await service.close();
});

const heldOf = (leadId: string) =>
  service.db.collection('bus_held').countDocuments({ key: leadId });
const idsOf = (facts: readonly FactToPublish[]) =>
  facts.map(({ data }) => (data as { touchpointId?: string }).touchpointId).filter(Boolean);

describe('A fact that comes before its predecessor', () => {
  it('waits for it, and is then folded in order', async () => {
    const leadId = uuidv7();
    const [late, early, last] = [touched(leadId, 2), touched(leadId, 3), touched(leadId, 4)];
    await log.write(captured(leadId), early, last);
    await eventually(async () => (await heldOf(leadId)) === 2);
    expect((await service.tallyOf(leadId))?.touchpoints).toEqual([]);
    await log.write(late);
    const { touchpoints } = await service.counted(leadId, 3);
    expect(touchpoints).toEqual(idsOf([late, early, last]));
    expect(await heldOf(leadId)).toBe(0);
  });

  it('is told of by the metrics, with its age, as long as it waits', async () => {
    const leadId = uuidv7();
    await log.write(touched(leadId, 2));
    await eventually(async () => (await heldOf(leadId)) === 1);
    await service.get(BusStatus).measure();
    expect(await register.getSingleMetricAsString('smarketing_bus_held_events')).toMatch(/ 1$/m);
    const age = await register.getSingleMetricAsString('smarketing_bus_held_age_seconds');
    expect(Number(/ ([\d.e-]+)$/.exec(age)?.[1])).toBeGreaterThan(0);
    expect(await service.get(BusStatus).backlog()).toMatchObject({ heldEvents: 1 });
    await log.write(captured(leadId));
    await service.counted(leadId, 1);
    expect(await service.get(BusStatus).backlog()).toMatchObject({ heldEvents: 0 });
  });
});

describe('A fact of a type that this service does not know', () => {
  it('counts as seen, so that its successors are folded', async () => {
    const leadId = uuidv7();
    const known = messageOf(captured(leadId, 2));
    const unknown = {
      ...known,
      headers: {
        ...known.headers,
        ce_type: 'smarketing.lead.forgotten.v9',
        ce_sequence: '2',
        ce_id: `leads/${leadId}/2`,
      },
      body: '{"anything":1}',
    };
    await log.write(captured(leadId));
    await log.writeMessages(unknown);
    await log.write(touched(leadId, 3));
    expect(await service.counted(leadId, 1)).toMatchObject({ bus: { seen: { leads: 3 } } });
  });
});

describe('A log that ends before what was applied of it', () => {
  it('is another log: its partition waits, and skips nothing unseen', async () => {
    const partition = 5;
    const positions = service.db.collection<{ _id: number }>('bus_positions');
    const move = (by: number) =>
      positions.updateOne({ _id: partition }, { $inc: { 'next.leads': by, epoch: 1 } });
    const first = leadIn(partition);
    await log.write(captured(first), touched(first, 2));
    await service.counted(first, 1);
    await move(1_000);
    const leadId = leadIn(partition);
    await log.write(captured(leadId), touched(leadId, 2));
    await eventually(async () => (await service.reasons())['consumer']?.includes('re-created'));
    await move(-1_000);
    await service.consumer['onAssigned'](new Map([['smarketing.leads', [partition]]]));
    await service.counted(leadId, 1);
  });
});

describe('Facts that are repeated and out of order', () => {
  /** For each of some leads its facts in their order, and the order in which they are delivered. */
  const deliveries = fc
    .array(fc.record({ touchpoints: fc.nat(6), recycled: fc.nat(2) }), {
      minLength: 1,
      maxLength: 8,
    })
    .map((leads) =>
      leads.map(({ touchpoints, recycled: times }) => {
        const leadId = uuidv7();
        const touches = Array.from({ length: touchpoints }, (_, n) => touched(leadId, n + 2));
        const recycles = Array.from({ length: times }, (_, n) => recycled(leadId, n + 1));
        return { leadId, touches, recycles, facts: [captured(leadId), ...touches, ...recycles] };
      }),
    )
    .chain((leads) => {
      const facts = leads.flatMap((lead) => lead.facts);
      const repeated = fc.subarray(facts).map((again) => [...facts, ...again]);
      const shuffled = repeated.chain((all) =>
        fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
      );
      return fc.record({
        leads: fc.constant(leads),
        delivered: shuffled,
        cut: fc.double({ min: 0, max: 1, noNaN: true }),
      });
    });

  it('give the documents that the facts in order give, and counters that are their sums', async () => {
    await fc.assert(
      fc.asyncProperty(deliveries, async ({ leads, delivered, cut }) => {
        const at = Math.floor(delivered.length * cut);
        await log.write(...delivered.slice(0, at));
        await log.write(...delivered.slice(at));
        for (const { leadId, touches, recycles } of leads) {
          const tally = await eventually(async () => {
            const found = await service.tallyOf(leadId);
            const { leads: seen = 0, handoffs = 0 } = seenOf(found);
            return seen === touches.length + 1 && handoffs === recycles.length && found;
          });
          expect(tally.touchpoints).toEqual(idsOf(touches));
          expect(tally).toMatchObject({ captured: true, recycled: recycles.length });
        }
        expect(await service.counters.sum('tallies', '')).toEqual(await sums());
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });
});

function seenOf(tally: Tally | undefined): Partial<Record<string, number>> {
  return (
    (tally as unknown as { bus: { seen: Record<string, number> } } | undefined)?.bus.seen ?? {}
  );
}

/** What all documents contribute, zero left out. */
async function sums(): Promise<Record<string, number>> {
  const tallies = await service.db
    .collection<Tally>('tallies')
    .find({ 'bus.blank': null })
    .toArray();
  const total = (amount: (tally: Tally) => number) =>
    tallies.reduce((sum, tally) => sum + amount(tally), 0);
  const counted = {
    leads: tallies.length,
    touchpoints: total(({ touchpoints }) => touchpoints.length),
    recycled: total(({ recycled: times }) => times),
  };
  return Object.fromEntries(Object.entries(counted).filter(([, sum]) => sum !== 0));
}
