import { LeadScored, TouchpointRecorded } from '@smarketing/contracts';
import { eventually, LogProbe, testSystem, type FactToPublish } from '@smarketing/testing';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PartitionPosition } from '../src/consume/partition-positions.js';
import { emit } from '../src/index.js';
import { senders } from './counting-service.js';
import { captured, LogWriter, time, touched } from './lead-facts.js';
import { RunningService } from './running-service.js';

const system = testSystem();
let service: RunningService;
let log: LogWriter;
let probe: LogProbe;

beforeAll(async () => {
  service = await RunningService.start(system);
  log = await LogWriter.open(system);
  probe = await LogProbe.start(system, ['leads', 'scores']);
});

afterAll(async () => {
  await probe.stop();
  await log.close();
  await service.close();
});

afterEach(() => void vi.restoreAllMocks());

/** How many facts of the bulk lane of `leads` are applied. */
async function bulkApplied(): Promise<number> {
  const positions = await service.db
    .collection<PartitionPosition>('bus_positions')
    .find()
    .toArray();
  return positions.reduce((sum, { next }) => sum + (next['leads/bulk'] ?? 0), 0);
}

const lead = () => fc.constant(null).map(() => uuidv7());

describe('A key whose facts travel in both lanes', () => {
  it('is folded in the order of its numbers, each fact once, in whatever order they come', async () => {
    await fc.assert(
      fc.asyncProperty(
        lead(),
        fc.array(fc.boolean(), { minLength: 2, maxLength: 8 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        async (leadId, lanes, places) => {
          const facts: FactToPublish[] = [
            captured(leadId),
            ...lanes.map((_, at) => touched(leadId, at + 2)),
          ];
          const sent = facts
            .flatMap((fact, at) => [{ fact, bulk: lanes[at] ?? false }])
            .map((one) => ({ ...one, place: places.next().value }))
            .toSorted((one, other) => one.place - other.place);
          for (const { fact, bulk } of sent) {
            await (bulk ? log.writeInBulk(fact) : log.write(fact));
          }
          const tally = await service.counted(leadId, lanes.length);
          const ids = facts.slice(1).map(({ data }) => (data as TouchpointRecorded).touchpointId);
          expect(tally.touchpoints).toEqual(ids);
          expect(tally).toMatchObject({
            captured: true,
            bus: { seen: { leads: facts.length }, sent: { scores: lanes.length } },
          });
        },
      ),
      { numRuns: 10 },
    );
  });
});

describe('What follows from a fact', () => {
  it('travels in the lane that the fact came by', async () => {
    const [bulk, live] = [uuidv7(), uuidv7()];
    await log.writeInBulk(captured(bulk), touched(bulk, 2));
    await log.write(captured(live), touched(live, 2));
    expect(await probe.next(LeadScored, bulk)).toMatchObject({ lane: 'bulk', sequence: 1 });
    expect(await probe.next(LeadScored, live)).toMatchObject({ lane: 'live', sequence: 1 });
  });
});

describe('A live fact', () => {
  it('is applied before a backlog of bulk that was there first', async () => {
    const before = await bulkApplied();
    const backlog = Array.from({ length: 12_000 }, () => captured(uuidv7()));
    // A request that holds too much is refused.
    for (let at = 0; at < backlog.length; at += 3_000) {
      await log.writeInBulk(...backlog.slice(at, at + 3_000));
    }
    const leadId = uuidv7();
    await log.write(captured(leadId));
    await eventually(async () => (await service.tallyOf(leadId))?.captured);
    expect((await bulkApplied()) - before).toBeLessThan(backlog.length);
    await eventually(async () => (await bulkApplied()) - before === backlog.length, 60_000);
  });

  it('is published while bulk that was committed first cannot be', async () => {
    const bulkRelay = service.relay['lanes'].bulk;
    const seen = Promise.withResolvers<void>();
    const send = bulkRelay['send'].bind(bulkRelay);
    vi.spyOn(bulkRelay as unknown as Sending, 'send').mockImplementation(async (chunk) => {
      await seen.promise;
      return send(chunk as never);
    });
    const [bulk, live] = [uuidv7(), uuidv7()];
    await service.work.run(
      async (work) => work.save(senders, { _id: bulk, sent: 1 }, [touchpointOf(bulk)]),
      { lane: 'bulk' },
    );
    await service.work.run(async (work) =>
      work.save(senders, { _id: live, sent: 1 }, [touchpointOf(live)]),
    );
    expect(await probe.next(TouchpointRecorded, live)).toMatchObject({ lane: 'live' });
    expect(probe.of(TouchpointRecorded, bulk)).toEqual([]);
    seen.resolve();
    expect(await probe.next(TouchpointRecorded, bulk)).toMatchObject({ lane: 'bulk' });
  });
});

interface Sending {
  send(chunk: unknown): Promise<void>;
}

function touchpointOf(leadId: string) {
  const data = { leadId, touchpointId: uuidv7(), kind: 'form', channel: 'email' } as const;
  return emit(TouchpointRecorded, data, { time });
}
