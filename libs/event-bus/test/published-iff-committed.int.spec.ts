import { LeadScored } from '@smarketing/contracts';
import { eventually, LogProbe, testSystem } from '@smarketing/testing';
import { ClientSession } from 'mongodb';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ForeignKeyError, InvalidFactError, type Emission, type Work } from '../src/index.js';
import { keptTallies, type Tally } from './counting-service.js';
import { time } from './lead-facts.js';
import { RunningService } from './running-service.js';

const system = testSystem();
let service: RunningService;
let probe: LogProbe;

beforeAll(async () => {
  service = await RunningService.start(system);
  probe = await LogProbe.start(system, ['scores']);
});

const tallyOf = (_id: string) =>
  service.db.collection<Tally>(keptTallies.collection).findOne({ _id });

afterEach(() => void vi.restoreAllMocks());

afterAll(async () => {
  await probe.stop();
  await service.close();
});

const scored = (leadId: string, score: number): Emission<LeadScored> => ({
  fact: LeadScored,
  data: { leadId, score, contributions: [] },
  time,
});

/** Adds a touchpoint to the tally and says so. */
async function touch(work: Work, leadId: string): Promise<void> {
  const tally = (await work.load(keptTallies, leadId)) ?? {
    _id: leadId,
    captured: false,
    touchpoints: [],
    recycled: 0,
  };
  const touchpoints = [...tally.touchpoints, uuidv7()];
  work.save(keptTallies, { ...tally, touchpoints }, [scored(leadId, touchpoints.length)]);
}

/** What is left of a change that failed, once a later fact of the same key is on the log. */
async function traceOf(leadId: string) {
  await service.work.run((work) => touch(work, leadId));
  const published = await eventually(() => {
    const seen = probe.of(LeadScored, leadId);
    return seen.length > 0 && seen;
  });
  return published.map(({ sequence, data }) => [sequence, data.score]);
}

describe('A change', () => {
  it('is published when it is committed', async () => {
    const leadId = uuidv7();
    await service.work.run((work) => touch(work, leadId));
    const fact = await probe.next(LeadScored, leadId);
    expect(fact).toMatchObject({ sequence: 1, time, data: { leadId, score: 1 } });
    await eventually(async () => (await service.db.collection('outbox').countDocuments()) === 0);
  });

  it('that throws leaves neither a document nor a fact', async () => {
    const leadId = uuidv7();
    const failing = service.work.run(async (work) => {
      await touch(work, leadId);
      throw new Error('the caller gave up');
    });
    await expect(failing).rejects.toThrow('the caller gave up');
    expect(await tallyOf(leadId)).toBeNull();
    expect(await traceOf(leadId)).toEqual([[1, 1]]);
  });

  it('whose process dies before the commit leaves neither a document nor a fact', async () => {
    const leadId = uuidv7();
    const commit = vi.spyOn(ClientSession.prototype, 'commitTransaction');
    commit.mockImplementationOnce(async function dies(this: ClientSession) {
      await this.abortTransaction();
      throw new Error('the process died');
    });
    await expect(service.work.run((work) => touch(work, leadId))).rejects.toThrow('died');
    expect(await tallyOf(leadId)).toBeNull();
    expect(await traceOf(leadId)).toEqual([[1, 1]]);
  });

  it('whose fact does not keep its contract is refused as a whole', async () => {
    const leadId = uuidv7();
    const broken = { leadId, score: 'high', contributions: [] } as unknown as LeadScored;
    const refused = service.work.run(async (work) => {
      await touch(work, leadId);
      const tally = { _id: leadId, captured: true, touchpoints: [], recycled: 0 };
      work.save(keptTallies, tally, [{ ...scored(leadId, 7), data: broken }]);
    });
    await expect(refused).rejects.toThrow(InvalidFactError);
    expect(await traceOf(leadId)).toEqual([[1, 1]]);
  });

  it('publishes facts of its own document only', async () => {
    const leadId = uuidv7();
    const foreign = service.work.run(async (work) => {
      work.save(keptTallies, { _id: leadId, captured: true, touchpoints: [], recycled: 0 }, [
        scored(uuidv7(), 1),
      ]);
    });
    await expect(foreign).rejects.toThrow(ForeignKeyError);
    expect(await tallyOf(leadId)).toBeNull();
  });

  it('too large for the log is refused, since it would hold up all that follows', async () => {
    const leadId = uuidv7();
    const contributions = Array.from({ length: 200 }, (_, n) => ({
      rule: `${n}-`.padEnd(120, 'x'),
      group: 'fit'.padEnd(80, 'x'),
      points: n,
    }));
    const large = { leadId, score: 1, contributions };
    const unknown = { ...large, ballast: 'x'.repeat(1_000_000) };
    const save = (data: LeadScored) =>
      service.work.run(async (work) => {
        work.save(keptTallies, { _id: leadId, captured: true, touchpoints: [], recycled: 0 }, [
          { fact: LeadScored, data, time },
        ]);
      });
    await expect(save(unknown)).rejects.toThrow(InvalidFactError);
    await save(large);
    expect((await probe.next(LeadScored, leadId)).data.contributions).toHaveLength(200);
  });
});

describe('Fifty changes of one document at a time', () => {
  it('all take place, and their facts are numbered without a gap', async () => {
    const leadId = uuidv7();
    const change = () => service.work.run((work) => touch(work, leadId));
    await Promise.all(Array.from({ length: 50 }, change));
    expect((await tallyOf(leadId))?.touchpoints).toHaveLength(50);
    const published = await eventually(() => {
      const seen = probe.of(LeadScored, leadId);
      return seen.length >= 50 && seen;
    });
    const inOrder = Array.from({ length: 50 }, (_, n) => [n + 1, n + 1]);
    expect(published.map(({ sequence, data }) => [sequence, data.score])).toEqual(inOrder);
  });

  it('that find a name taken read again, and see who has it', async () => {
    const taken = uuidv7();
    const claim = (claimant: number) =>
      service.work.run(async (work) => {
        const names = work.collection<{ _id: string; claimant: number }>('names');
        const found = await names.findOne({ _id: taken }, { session: work.session });
        if (found) return found.claimant;
        await names.insertOne({ _id: taken, claimant }, { session: work.session });
        await touch(work, taken);
        return claimant;
      });
    await service.db.createCollection('names');
    const winners = await Promise.all(Array.from({ length: 50 }, (_, n) => claim(n)));
    expect(new Set(winners).size).toBe(1);
    expect(await traceOf(taken)).toEqual([[1, 1]]);
  });
});
