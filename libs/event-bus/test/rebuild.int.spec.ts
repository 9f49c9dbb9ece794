import { LeadScored, PlaybookPublished } from '@smarketing/contracts';
import { OpsRegistry } from '@smarketing/observability';
import { eventually, LogProbe, testSystem, type FactToPublish } from '@smarketing/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { RebuildRefusedError } from '../src/index.js';
import { PartitionReplay } from '../src/rebuild/partition-replay.js';
import { captured, leadIn, LogWriter, recycled, time, touched } from './lead-facts.js';
import { newVersion, RebuildableService, visits } from './rebuild-service.js';

const system = testSystem();
let service: RebuildableService;
let log: LogWriter;
let probe: LogProbe;

beforeAll(async () => {
  service = await RebuildableService.start(system);
  log = await LogWriter.open(system);
  probe = await LogProbe.start(system, ['scores']);
  await log.write(rulesOf(1));
  await eventually(() => service.db.collection('rulebooks').findOne());
});

afterEach(() => {
  newVersion.doubles = false;
  newVersion.refuses.clear();
});

afterAll(async () => {
  await probe.stop();
  await log.close();
  await service.close();
});

function rulesOf(version: number): FactToPublish<PlaybookPublished> {
  const data = {
    playbook: 'playbook' as const,
    version,
    effectiveFrom: new Date(0).toISOString(),
    document: {},
  };
  return { fact: PlaybookPublished, data, sequence: version, time };
}

/** Facts of some leads in both lanes, with repetitions, and early ones in the other lane. */
async function live(leads: readonly string[], from = 1): Promise<void> {
  for (const lead of leads) {
    const [one, two, three] = [from, from + 1, from + 2];
    const first = from === 1 ? captured(lead) : touched(lead, one);
    await log.write(touched(lead, three, 'quiet'), recycled(lead, Math.ceil(from / 3)));
    await log.writeInBulk(first, touched(lead, two), first);
    await log.write(touched(lead, three, 'quiet'));
  }
  await service.settled();
}

const leadsIn = (partitions: readonly number[]) => partitions.map(leadIn);
const everywhere = [0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5];
const promised = (lead: string) =>
  service.db.collection<{ _id: string; life: string[] }>('promises').findOne({ _id: lead });
const names = async () => (await service.db.listCollections().toArray()).map(({ name }) => name);
const none = { differ: 0, missing: 0, extra: 0 };

/** What was published of a lead: the numbers of the facts, each as often as it is on the log. */
const numbers = (lead: string) =>
  probe
    .of(LeadScored, lead)
    .map(({ sequence }) => sequence)
    .toSorted((one, other) => one - other);

describe('A view that was folded from two lanes, woken and decided under two versions of the rules', () => {
  const leads = leadsIn(everywhere);

  beforeAll(async () => {
    await live(leads);
    await log.write(rulesOf(2));
    await eventually(async () => {
      const known = await service.db.collection<{ versions: number[] }>('rulebooks').findOne();
      return known?.versions.length === 2;
    });
    await live(leads, 4);
  });

  it('has a life that only the log can tell', async () => {
    const { life } = (await promised(leads[0]!))!;
    expect(life.join()).toMatch(
      /captured under 1,.*reminded at .*,touched 4 under 2.*,reminded at/,
    );
  });

  it('is the same when it is rebuilt, documents and counters, and nothing is published for it', async () => {
    const before = await service.db.collection('promises').find().sort({ _id: 1 }).toArray();
    const published = leads.map(numbers);
    const { status, comparison, faults } = await service.rebuilt('promises');
    expect({ status, faults }).toEqual({ status: 'switched', faults: [] });
    expect(comparison!.examples).toEqual([]);
    expect(comparison!.documents).toEqual({ ...none, equal: leads.length });
    expect(comparison!.counters).toMatchObject(none);
    expect(comparison!.counters.equal).toBeGreaterThan(0);
    const after = await service.db.collection('promises').find().sort({ _id: 1 }).toArray();
    expect(after.map(withoutVersion)).toEqual(before.map(withoutVersion));
    expect(await service.db.collection('outbox').countDocuments()).toBe(0);
    expect(leads.map(numbers)).toEqual(published);
  });

  it('goes on after the switch where it was: folded, woken, published with the next numbers', async () => {
    await live(leads, 7);
    for (const lead of leads) {
      const { life } = (await promised(lead))!;
      expect(life.filter((one) => one.startsWith('touched 8'))).toHaveLength(1);
      const { length } = numbers(lead);
      expect(numbers(lead)).toEqual(Array.from({ length }, (_, index) => index + 1));
    }
    const { comparison } = await service.rebuilt('promises', { compareOnly: true });
    expect(comparison!.documents).toEqual({ ...none, equal: leads.length });
  });

  it('keeps the view as it was before, and all indexes', async () => {
    expect(await names()).toEqual(
      expect.arrayContaining(['promises.before-rebuild', 'promises.before-rebuild.counters']),
    );
    const indexes = await service.db.collection('promises').listIndexes().toArray();
    expect(indexes.map(({ name }) => name as string)).toContain('wake');
  });
});

describe('A view whose documents were spoilt by hand', () => {
  it('is found to differ in exactly those, and is whole after the switch', async () => {
    const [changed, dropped, invented] = leadsIn([0, 1, 2]);
    await live([changed!, dropped!]);
    const visits = service.db.collection<{ _id: string }>('visits');
    const bus = { version: 1, seen: {}, sent: {}, shard: 2 };
    await visits.updateOne({ _id: changed! }, { $set: { visits: 99 } });
    await visits.deleteOne({ _id: dropped! });
    await visits.insertOne({ _id: invented!, visits: 1, bus } as never);
    const counters = service.db.collection<{ _id: string }>('visits.counters');
    await counters.updateOne({ _id: '0:visits' }, { $inc: { value: 5 } });
    const before = await visits.find().sort({ _id: 1 }).toArray();

    const compared = await service.rebuilt('visits', { compareOnly: true });
    expect(compared.status).toBe('compared');
    expect(compared.comparison!.documents).toMatchObject({ differ: 1, missing: 1, extra: 1 });
    expect(compared.comparison!.counters).toMatchObject({ ...none, differ: 1 });
    expect(compared.comparison!.examples).toEqual(
      expect.arrayContaining([
        { key: changed, kind: 'differs', fields: [{ path: 'visits', live: '99', rebuilt: '2' }] },
        { key: dropped, kind: 'missing', fields: [] },
        { key: invented, kind: 'extra', fields: [] },
      ]),
    );
    expect(await visits.find().sort({ _id: 1 }).toArray()).toEqual(before);

    expect((await service.rebuilt('visits')).status).toBe('differs');
    expect(await visits.find().sort({ _id: 1 }).toArray()).toEqual(before);

    expect((await service.rebuilt('visits', { acceptDifferences: true })).status).toBe('switched');
    expect(await visits.findOne({ _id: changed! })).toMatchObject({ visits: 2 });
    expect(await visits.findOne({ _id: dropped! })).toMatchObject({ visits: 2 });
    expect(await visits.findOne({ _id: invented! })).toBeNull();
    const { comparison } = await service.rebuilt('visits', { compareOnly: true });
    expect(comparison).toMatchObject({ documents: none, counters: none });
  });
});

describe('A view that is older than its folds', () => {
  const remarks = async () => (await service.get(OpsRegistry).readReadiness()).remarks;
  const versions = async () => {
    const { views } = await service.get(OpsRegistry).readInfo();
    return (views as Record<string, object>)['visits'];
  };

  afterEach(() => Object.assign(visits, { version: 1 }));

  it('says so until it is rebuilt, and with which command', async () => {
    expect(await remarks()).not.toHaveProperty('views');
    Object.assign(visits, { version: 2 });
    expect((await remarks())['views']).toBe(
      'The view visits is older than its folds (1, now 2): run `smarketing views rebuild promising/visits`.',
    );
    expect(await versions()).toEqual({ madeBy: 1, folds: 2 });
    expect((await service.rebuilt('visits', { anew: true })).status).toBe('switched');
    expect(await remarks()).not.toHaveProperty('views');
    expect(await versions()).toEqual({ madeBy: 2, folds: 2 });
  });

  it('says so where an older version of the service goes on with it', async () => {
    expect((await remarks())['views']).toContain('run the newer version');
    expect((await service.rebuilt('visits', { anew: true })).status).toBe('switched');
    expect(await versions()).toEqual({ madeBy: 1, folds: 1 });
  });
});

describe('A rebuild under changed folds', () => {
  it('switches with consent only, and no number is given twice', async () => {
    const [lead] = leadsIn([3]);
    await live([lead!]);
    newVersion.doubles = true;
    const { status, comparison } = await service.rebuilt('promises', { anew: true });
    expect(status).toBe('differs');
    expect(comparison!.documents.differ).toBeGreaterThan(0);
    expect((await service.rebuilt('promises', { acceptDifferences: true })).status).toBe(
      'switched',
    );
    expect(await promised(lead!)).toMatchObject({ touchpoints: 4 });
    await live([lead!], 4);
    const { length } = numbers(lead!);
    expect(numbers(lead!)).toEqual(Array.from({ length }, (_, index) => index + 1));
  });

  it('does not switch where a fact cannot be folded, and says which', async () => {
    const [lead] = leadsIn([4]);
    await live([lead!]);
    newVersion.refuses.add('email');
    const { status, faults } = await service.rebuilt('promises', {
      anew: true,
      acceptDifferences: true,
    });
    expect(status).toBe('differs');
    const ofLead = faults.filter(({ key }) => key === lead);
    expect(ofLead).toHaveLength(1);
    expect(ofLead[0]!.error).toBe('TypeError: No rule for email.');
    newVersion.refuses.clear();
    const again = await service.rebuilt('promises', { acceptDifferences: true });
    expect(again).toMatchObject({ status: 'switched', faults: [] });
  });
});

describe('A rebuild while the service goes on', () => {
  it('misses nothing of what is folded and woken meanwhile', async () => {
    const leads = leadsIn(everywhere);
    let isOver = false;
    const going = (async () => {
      for (let round = 0; !isOver; round++) {
        for (const lead of leads) {
          const at = 2 * round;
          await log.writeInBulk(round === 0 ? captured(lead) : touched(lead, at + 1));
          await log.write(touched(lead, at + 2));
        }
      }
    })();
    const { status, comparison } = await service.rebuilt('promises', { anew: true });
    isOver = true;
    await going;
    expect(comparison!.examples).toEqual([]);
    expect(status).toBe('switched');
    await service.settled();
    const after = await service.rebuilt('promises', { compareOnly: true });
    expect(after.comparison).toMatchObject({ documents: none, counters: none });
    for (const lead of leads) {
      const { length } = numbers(lead);
      expect(numbers(lead)).toEqual(Array.from({ length }, (_, index) => index + 1));
    }
  });
});

describe('A rebuild that was interrupted', () => {
  it('is gone on with by another instance, from what is stored', async () => {
    const leads = leadsIn(everywhere);
    await live(leads);
    const apply = PartitionReplay.prototype['apply'];
    let applied = 0;
    PartitionReplay.prototype['apply'] = async function (share) {
      if (++applied > 4) throw new Error('Killed.');
      return apply.call(this, share);
    };
    const failed = await service.rebuilt('promises', { anew: true });
    PartitionReplay.prototype['apply'] = apply;
    expect(failed).toMatchObject({ status: 'failed', problem: 'Killed.' });
    const second = await RebuildableService.start(system);
    const { status, comparison } = await second.rebuilt('promises');
    expect(status).toBe('switched');
    expect(comparison).toMatchObject({ documents: none, counters: none });
    await second.close();
  });

  it('can be given up, and nothing is left of it', async () => {
    await service.rebuilt('promises', { compareOnly: true });
    const { status } = await service.rebuilds.giveUp('promises');
    expect(status).toBe('given-up');
    expect((await names()).filter((name) => name.startsWith('promises.rebuilt'))).toEqual([]);
  });
});

describe('A rebuild that is asked for', () => {
  it.each([
    ['notes', 'not-rebuildable', /Commands change notes/],
    ['nothing', 'no-such-view', /promising has no view nothing. It has promises, visits/],
  ])('of %s is refused: %s', async (view, reason, message) => {
    const refused = await service.rebuilds
      .start(view, { by: 'ops' })
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RebuildRefusedError);
    expect(refused).toMatchObject({ reason, message: expect.stringMatching(message) });
  });

  it('lists what can be rebuilt', async () => {
    const views = await service.rebuilds.list();
    expect(views.map(({ view, refused }) => [view, refused === null])).toEqual([
      ['promises', true],
      ['visits', true],
      ['notes', false],
      ['rulebooks', true],
    ]);
  });
});

function withoutVersion({ bus, ...document }: Record<string, unknown>) {
  const { version: _, ...rest } = bus as Record<string, unknown>;
  return { ...document, bus: rest };
}
