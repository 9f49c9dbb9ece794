import { PlaybookPublished } from '@smarketing/contracts';
import { eventually, testSystem } from '@smarketing/testing';
import { Db } from 'mongodb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { HeldFact } from '../src/consume/held-facts.js';
import type { PartitionPosition } from '../src/consume/partition-positions.js';
import { DeadLetters, partitionOf } from '../src/index.js';
import { FrozenPositions } from '../src/rebuild/frozen-positions.js';
import { captured, leadIn, LogWriter, recycled, time, touched } from './lead-facts.js';
import { newVersion, RebuildableService, type Promised } from './rebuild-service.js';

const system = testSystem();
const rename = Db.prototype.renameCollection;
let service: RebuildableService;
let log: LogWriter;

beforeAll(async () => {
  service = await RebuildableService.start(system);
  log = await LogWriter.open(system);
  const data = {
    playbook: 'playbook' as const,
    version: 1,
    effectiveFrom: new Date(0).toISOString(),
    document: {},
  };
  await log.write({ fact: PlaybookPublished, data, sequence: 1, time });
  await eventually(() => service.db.collection('rulebooks').findOne());
});

afterEach(() => {
  Db.prototype.renameCollection = rename;
  newVersion.refuses.clear();
});

afterAll(async () => {
  await log.close();
  await service.close();
});

const none = { differ: 0, missing: 0, extra: 0 };
const same = { documents: none, counters: none };
const promised = (lead: string) =>
  service.db.collection<Promised>('promises').findOne({ _id: lead });
const heldOf = (key: string) => service.db.collection<HeldFact>('bus_held').find({ key }).toArray();
const heldIn = async (partition: number) =>
  (await service.db.collection<PartitionPosition>('bus_positions').findOne({ _id: partition }))!
    .held;

/** As it is when the process dies: from there on no collection changes its name any more. */
function dieAfter(renames: number): void {
  let done = 0;
  Db.prototype.renameCollection = async function renameOrDie(
    this: Db,
    ...given: Parameters<typeof rename>
  ) {
    if (++done > renames) throw new Error('Killed.');
    return rename.apply(this, given);
  } as typeof rename;
}

describe('A switch that breaks off', () => {
  it.each([2])('after %i renames is finished later; until then nobody writes', async (renames) => {
    const lead = leadIn(renames);
    await log.write(captured(lead), touched(lead, 2));
    await service.settled();
    dieAfter(renames);
    await service.rebuilds.start('promises', { by: 'ops', anew: true });
    await eventually(async () => {
      const { status, running } = await service.rebuilds.progress('promises');
      return status === 'switching' && !running;
    });
    await log.write(touched(lead, 3));
    await log.write(touched(lead, 4));
    await expect(
      eventually(async () => ((await promised(lead))?.touchpoints ?? 0) > 1, 1_500),
    ).rejects.toThrow('Not seen');

    Db.prototype.renameCollection = rename;
    // A start creates the collections that are missing.
    const second = await RebuildableService.start(system);
    expect((await service.ended('promises')).status).toBe('switched');
    await eventually(async () => (await promised(lead))?.touchpoints === 3);
    await service.settled();
    expect((await service.rebuilt('promises', { compareOnly: true })).comparison).toMatchObject(
      same,
    );
    await second.close();
  });
});

describe('While a view is frozen', () => {
  it('nobody wakes its documents, and somebody does when it thaws or its time is over', async () => {
    const lead = leadIn(5);
    const soon = new Date(Date.now() + 1_500);
    await log.write({ ...captured(lead), time: soon });
    await eventually(() => promised(lead));
    const frozen = new FrozenPositions(service.db, 'promises', 0);
    await frozen.freeze(6_000);
    await expect(
      eventually(async () => (await promised(lead))?.wakeAt === null, 3_000),
    ).rejects.toThrow('Not seen');
    await log.write(touched(lead, 2));
    // By itself.
    await eventually(async () => (await promised(lead))?.touchpoints === 1);
    await eventually(async () => (await promised(lead))?.wakeAt === null);
  });
});

describe('A key that is parked in the live view', () => {
  it('stands still in the rebuilt one as well, and both go on when it is redriven or discarded', async () => {
    const [mended, dropped] = [leadIn(1), leadIn(2)];
    newVersion.refuses.add('poison');
    for (const lead of [mended, dropped]) {
      await log.write(captured(lead), touched(lead, 2, 'poison'), touched(lead, 3));
    }
    await service.settled();
    expect(await promised(mended)).toMatchObject({ touchpoints: 0 });
    const compared = await service.rebuilt('promises', { anew: true, compareOnly: true });
    expect(compared).toMatchObject({ faults: [], comparison: same });

    const letters = service.get(DeadLetters);
    const by = { subject: 'ops', roles: ['ops'] };
    const letterOf = async (lead: string) => (await letters.list({ key: lead, limit: 1 }))[0]!.id;
    await letters.discard({
      letter: await letterOf(dropped),
      by,
      dryRun: false,
      reason: 'Broken.',
    });
    newVersion.refuses.clear();
    await letters.redrive({ letter: await letterOf(mended), by, dryRun: false });
    expect(await promised(mended)).toMatchObject({ touchpoints: 2 });
    expect(await promised(dropped)).toMatchObject({ touchpoints: 1 });
    await service.settled();
    for (const anew of [false, true]) {
      const { faults, comparison } = await service.rebuilt('promises', { anew, compareOnly: true });
      expect({ faults, comparison }).toMatchObject({ faults: [], comparison: same });
    }
  });
});

describe('A fact that waits for its predecessor', () => {
  it('waits for it in the rebuilt view, too', async () => {
    const lead = leadIn(3);
    await log.write(captured(lead), touched(lead, 3));
    await eventually(async () => (await heldOf(lead)).length === 2);
    await service.settled();
    const before = await heldIn(partitionOf(lead));
    const { status } = await service.rebuilt('promises', { anew: true });
    expect(status).toBe('switched');
    expect((await heldOf(lead)).map(({ view }) => view).toSorted()).toEqual(['promises', 'visits']);
    expect(await heldIn(partitionOf(lead))).toBe(before);
    await log.write(touched(lead, 2));
    await eventually(async () => (await promised(lead))?.touchpoints === 2);
    expect(await heldOf(lead)).toEqual([]);
  });

  it('is folded, where only the live view had lost the predecessor', async () => {
    const lead = leadIn(4);
    await log.write(captured(lead), touched(lead, 2));
    await service.settled();
    await service.db.collection<Promised>('promises').deleteOne({ _id: lead });
    // Else the document would still be at hand.
    await service.db
      .collection<PartitionPosition>('bus_positions')
      .updateMany({}, { $inc: { epoch: 1 } });
    await log.write(touched(lead, 3), recycled(lead, 1));
    await eventually(async () => (await heldOf(lead)).some(({ view }) => view === 'promises'));
    const rebuilt = await service.rebuilt('promises', { anew: true, acceptDifferences: true });
    expect(rebuilt.status).toBe('switched');
    expect(await promised(lead)).toMatchObject({ touchpoints: 2, recycled: 1 });
    expect(await heldOf(lead)).toEqual([]);
    expect(await heldIn(partitionOf(lead))).toBe(0);
  });
});
