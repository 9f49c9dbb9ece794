import { CampaignPlanned } from '@smarketing/contracts';
import { eventually, LogProbe, mongoOf, testSystem } from '@smarketing/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { overdue } from '../src/fold/view.js';
import { BusStatus, DependencyUnavailableError } from '../src/index.js';
import { viewFoldsOf } from '../src/fold/view-folds.js';
import { WakeDocuments } from '../src/timers/wake-documents.js';
import { alarms, type Alarm } from './counting-service.js';
import { RunningService } from './running-service.js';

const system = testSystem();
let service: RunningService;
let probe: LogProbe;

beforeAll(async () => {
  service = await RunningService.start(system);
  probe = await LogProbe.start(system, ['campaigns']);
});

afterEach(() => {
  service.surroundings.away = undefined;
});

afterAll(async () => {
  await probe.stop();
  await service.close();
});

const past = () => new Date(Date.now() - 1_000);
const later = () => new Date(Date.now() + 3_600_000);
const set = (alarm: Partial<Alarm> & { _id: string }) =>
  service.work.run(async (work) => {
    await work.load(alarms, alarm._id);
    work.save(alarms, { rung: 0, again: 0, ...alarm });
  });
const alarmOf = (id: string) => service.db.collection<Alarm>('alarms').findOne({ _id: id });
const rung = (id: string, times: number) =>
  eventually(async () => {
    const alarm = await alarmOf(id);
    return alarm?.rung === times && alarm;
  });
const rings = (id: string) => probe.of(CampaignPlanned, id).map(({ sequence }) => sequence);

describe('A document whose time has come', () => {
  it('is woken once, and its fact is published with the time that it was due', async () => {
    const id = uuidv7();
    const due = past();
    await set({ _id: id, wakeAt: due });
    const alarm = await rung(id, 1);
    expect(alarm.wakeAt).toBeNull();
    expect(await probe.next(CampaignPlanned, id)).toMatchObject({ sequence: 1, time: due });
  });

  it('is woken as often as it asks for', async () => {
    const id = uuidv7();
    await set({ _id: id, wakeAt: past(), again: 2 });
    await rung(id, 3);
    await eventually(() => rings(id).join() === '1,2,3');
  });

  it('is not woken before, nor when it was put off in time', async () => {
    const [early, putOff, marker] = [uuidv7(), uuidv7(), uuidv7()];
    await set({ _id: early, wakeAt: later() });
    await set({ _id: putOff, wakeAt: new Date(Date.now() + 3_000) });
    await set({ _id: putOff, wakeAt: later() });
    await set({ _id: marker, wakeAt: new Date(Date.now() + 3_500) });
    await rung(marker, 1);
    expect(await alarmOf(early)).toMatchObject({ rung: 0 });
    expect(await alarmOf(putOff)).toMatchObject({ rung: 0 });
  });

  it('is woken once, though two instances find it due at the same time, and once more later', async () => {
    const second = await RunningService.start(system);
    const ids = Array.from({ length: 60 }, () => uuidv7());
    await Promise.all(ids.map((id) => set({ _id: id, wakeAt: later() })));
    const [folds] = viewFoldsOf([alarms]);
    const wakeAt = new Date(later().getTime() + 60_000);
    const wake = (instance: RunningService) =>
      instance.get(WakeDocuments).wake(folds!, ids, wakeAt);
    await Promise.all([wake(service), wake(second), wake(service), wake(second)]);
    await wake(second);
    for (const id of ids) expect(await alarmOf(id)).toMatchObject({ rung: 1, wakeAt: null });
    await eventually(() => ids.every((id) => rings(id).length > 0));
    expect(ids.map(rings)).toEqual(ids.map(() => [1]));
    await second.close();
  });

  it('is woken though the time passed while nobody ran', async () => {
    const id = uuidv7();
    await service.close();
    const { client } = await connected();
    await client
      .db(system.database('counting'))
      .collection<Alarm & { bus: object }>('alarms')
      .insertOne({
        _id: id,
        rung: 0,
        again: 0,
        wakeAt: past(),
        bus: { version: 1, seen: {}, sent: {}, shard: 0 },
      });
    await client.close();
    service = await RunningService.start(system);
    await rung(id, 1);
  });
});

describe('A document whose wake throws', () => {
  it('is set aside, and the others are woken', async () => {
    const [broken, ...healthy] = Array.from({ length: 4 }, () => uuidv7());
    await set({ _id: broken!, wakeAt: past(), broken: true });
    for (const id of healthy) await set({ _id: id, wakeAt: past() });
    for (const id of healthy) await rung(id, 1);
    const aside = await eventually(async () => {
      const alarm = await alarmOf(broken!);
      return alarm!.wakeAt! > new Date() && alarm;
    });
    expect(aside).toMatchObject({ rung: 0 });
  });

  it('only since something is away waits, and is overdue as long', async () => {
    const id = uuidv7();
    service.surroundings.away = new DependencyUnavailableError('No playbook is in force yet.');
    await set({ _id: id, wakeAt: past() });
    await eventually(async () => (await service.get(BusStatus).backlog())['overdueTimers'] === 1);
    service.surroundings.away = undefined;
    await rung(id, 1);
  });
});

describe('Looking for what is due', () => {
  it('reads the index of the timers, and not the collection', async () => {
    const plan = await service.db
      .collection('alarms')
      .find({ ...overdue(new Date()), 'bus.shard': { $in: [0, 1] } })
      .sort({ wakeAt: 1 })
      .explain();
    expect(JSON.stringify(plan)).toContain('"indexName":"wake"');
  });
});

async function connected() {
  return { client: await mongoOf(system).connect() };
}
