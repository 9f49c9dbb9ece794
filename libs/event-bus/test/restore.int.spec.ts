import {
  LeadAssigned,
  LeadQualified,
  LeadScored,
  TouchpointRecorded,
  type FactClass,
} from '@smarketing/contracts';
import { eventually, LogProbe, mongoOf, testSystem, type FactToPublish } from '@smarketing/testing';
import type { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { captured, leadIn, LogWriter, time, touched } from './lead-facts.js';
import {
  backUp,
  folder,
  owner,
  RestorableService,
  restore,
  type Backup,
} from './restore-service.js';

const system = testSystem();
let mongo: MongoClient;
let log: LogWriter;
let probe: LogProbe;

const databaseOf = (name: string) => mongo.db(system.database(name));
const restoresOf = (name: string) => databaseOf(name).collection('bus_restores').find().toArray();

/** The numbers of a lead's facts, each as often as it is on the topics. */
const numbers = (fact: FactClass, lead: string) =>
  probe
    .of(fact, lead)
    .map(({ sequence }) => sequence)
    .toSorted((one, other) => one - other);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

beforeAll(async () => {
  mongo = mongoOf(system);
  const [first, second] = await Promise.all([
    RestorableService.start(system, owner),
    RestorableService.start(system, folder),
  ]);
  await Promise.all([first.close(), second.close()]);
  log = await LogWriter.open(system);
  probe = await LogProbe.start(system, ['leads', 'handoffs', 'scores']);
}, 90_000);

afterAll(async () => {
  await probe.stop();
  await log.close();
  await mongo.close();
});

describe('What commands own, restored from a backup that is older than the topics', () => {
  const [kept, changed, lost] = [leadIn(0), leadIn(1), leadIn(2)];
  let service: RestorableService;

  beforeAll(async () => {
    service = await RestorableService.start(system, owner);
    for (const lead of [kept, changed]) await service.touch(lead);
    await service.settled();
    const backup = await backUp(service.db);
    await service.touch(changed, 'of no use: it keeps the first');
    for (let times = 0; times < 3; times++) await service.touch(lost);
    await service.settled();
    await service.close();
    await restore(databaseOf('owner'), backup);
    service = await RestorableService.start(system, owner);
  }, 90_000);

  afterAll(() => service.close());

  it('goes on behind the numbers that it had given, and gives none twice', async () => {
    for (const lead of [kept, changed, lost]) await service.touch(lead);
    await service.settled();
    await eventually(() => numbers(TouchpointRecorded, lost).length === 4);
    expect(numbers(TouchpointRecorded, kept)).toEqual(upTo(2));
    expect(numbers(TouchpointRecorded, changed)).toEqual(upTo(3));
    expect(numbers(TouchpointRecorded, lost)).toEqual(upTo(4));
  });

  it('says what the backup lacked, until somebody has taken note of it', async () => {
    const [restored] = await service.notices.list();
    expect(restored).toMatchObject({
      unknownFacts: 4,
      lacking: { missing: 1, older: 1, recovered: 0 },
      examples: [lost],
      acknowledged: null,
    });
    expect(restored!.readyAt).toBeInstanceOf(Date);
    const lacking = await service.notices.lacking(restored!._id, { limit: 10 });
    const told = new Map(lacking.map(({ key, what, known, last }) => [key, { what, known, last }]));
    expect(told).toEqual(
      new Map([
        [changed, { what: 'older', known: 1, last: 2 }],
        [lost, { what: 'missing', known: 0, last: 3 }],
      ]),
    );
    expect((await service.readiness()).remarks['restored']).toContain('1 documents are missing');
    await service.notices.acknowledge(restored!._id, 'ops-1');
    expect((await service.readiness()).remarks['restored']).toBeUndefined();
  });

  it('refuses to take a lost document for a new one where it was not looked for', async () => {
    const again = leadIn(3);
    await databaseOf('owner')
      .collection<{ _id: string }>('bus_given_numbers')
      .insertOne({ _id: again, sent: { leads: 5 } } as never);
    await expect(service.touchUnseen(again)).rejects.toThrow(/has lost a document/);
    await service.touch(again);
    await service.settled();
    await eventually(() => numbers(TouchpointRecorded, again).length === 1);
    expect(numbers(TouchpointRecorded, again)).toEqual([6]);
  });

  it('is found to be as new as the topics at the next start', async () => {
    await service.close();
    service = await RestorableService.start(system, owner);
    expect(await restoresOf('owner')).toHaveLength(1);
  });
});

describe('A document that facts begin and commands go on with', () => {
  it('is what its own facts say after a restore, and nothing is decided for it twice', async () => {
    const [before, after] = [leadIn(4), leadIn(5)];
    let service = await RestorableService.start(system, owner);
    await log.write(qualified(before));
    await eventually(() => arrived(service, before));
    await service.settled();
    const backup = await backUp(service.db);
    await log.write(qualified(after));
    await eventually(() => arrived(service, after));
    await service.route('rep-1');
    await service.settled();
    await service.close();
    await restore(databaseOf('owner'), backup);

    service = await RestorableService.start(system, owner);
    await service.settled();
    await service.route('rep-2');
    await service.settled();
    const desks = service.db.collection<{ _id: string; repId: string; score: number }>('desks');
    for (const lead of [before, after]) {
      expect(await desks.findOne({ _id: lead })).toMatchObject({ repId: 'rep-1', score: 60 });
      await eventually(() => numbers(LeadAssigned, lead).length > 0);
      expect(numbers(LeadAssigned, lead)).toEqual([1]);
    }
    const [restored] = await service.notices.list();
    expect(restored).toMatchObject({ lacking: { missing: 0, older: 0, recovered: 2 } });
    await service.close();
  }, 90_000);
});

describe('A view that is folded alone, woken, and publishes', () => {
  const leads = [0, 1, 2, 3, 4, 5].map(leadIn);
  let live: Backup;
  let old: Backup;

  beforeAll(async () => {
    const service = await RestorableService.start(system, folder);
    await log.write(...leads.map((lead) => captured(lead)));
    await log.writeInBulk(...leads.map((lead) => touched(lead, 2)));
    await service.settled();
    old = await backUp(service.db);
    await log.write(...leads.map((lead) => touched(lead, 3)));
    await service.settled();
    live = await backUp(service.db);
    await service.close();
    for (const lead of leads) await eventually(() => numbers(LeadScored, lead).length >= 4);
  }, 90_000);

  async function comesBack(missed: readonly FactToPublish[]): Promise<void> {
    const published = new Map(leads.map((lead) => [lead, numbers(LeadScored, lead)]));
    await log.write(...missed);
    const service = await RestorableService.start(system, folder);
    await service.settled();
    for (const lead of leads) {
      const more = missed.filter((fact) => leadOf(fact) === lead).length;
      const { length } = published.get(lead)!;
      if (more > 0) await eventually(() => numbers(LeadScored, lead).length > length);
      const given = numbers(LeadScored, lead);
      expect(given).toEqual(upTo(given.length));
      expect(given.length > length).toBe(more > 0);
    }
    const now = await backUp(service.db);
    const changed = new Set(missed.map(leadOf));
    for (const view of ['promises', 'visits']) {
      expect(documentsOf(now, view, changed)).toEqual(documentsOf(live, view, changed));
    }
    const life = now.get('promises')!.reduce((sum, { life: { length } }) => sum + length, 0);
    const counted = now.get('promises.counters')!.filter(({ counter }) => counter === 'life');
    expect(counted.reduce((sum, { value }) => sum + value, 0)).toBe(life);
    live = now;
    await service.close();
  }

  it('is equal to the topics again after its database was lost, and nothing is published twice', async () => {
    await databaseOf('folder').dropDatabase();
    await comesBack([]);
    expect((await restoresOf('folder'))[0]).toMatchObject({
      rebuilding: [],
      unknownFacts: expect.any(Number) as number,
    });
  }, 90_000);

  it('is equal to the topics again after an older backup, and folds what came meanwhile', async () => {
    await restore(databaseOf('folder'), old);
    await comesBack([touched(leads[0]!, 4)]);
  }, 90_000);

  it('takes no kill for a restore, though nothing has noted how far it had published', async () => {
    const behind = new Map(live);
    behind.set('bus_published', []);
    behind.set('bus_restores', []);
    await restore(databaseOf('folder'), behind);
    await comesBack([touched(leads[1]!, 4)]);
    expect(await restoresOf('folder')).toEqual([]);
  }, 90_000);
});

const arrived = async ({ db }: RestorableService, lead: string) =>
  (await db.collection<{ _id: string }>('desks').countDocuments({ _id: lead })) > 0;
const leadOf = ({ data }: FactToPublish) => (data as { leadId: string }).leadId;

/** How often a document was written is nobody's concern. */
function documentsOf(backup: Backup, view: string, without: ReadonlySet<string>) {
  return backup
    .get(view)!
    .filter(({ _id }) => !without.has(_id as string))
    .toSorted((one, other) => (String(one['_id']) < String(other['_id']) ? -1 : 1))
    .map(({ bus: { version: _, ...bus }, ...document }) => ({ ...document, bus }));
}

function qualified(leadId: string): FactToPublish<LeadQualified> {
  const profile = {};
  const data = {
    leadId,
    cycle: 1,
    score: 60,
    threshold: 50,
    contributions: [],
    channel: 'email',
    profile,
  };
  return { fact: LeadQualified, data, sequence: 1, time };
}
