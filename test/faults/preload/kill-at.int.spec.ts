import { streams } from '@smarketing/contracts';
import { eventually, testSystem } from '@smarketing/testing';
import { Kafka, logLevel } from 'kafkajs';
import { MongoClient } from 'mongodb';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TallyProcess, type Life, type Place } from '../seeded-bugs/tally-service/tally-process.ts';
import type { Point } from './driver-seams.ts';

const infrastructure = testSystem();
const mongo = new MongoClient(infrastructure.mongoUri);
const { kafkaBrokers, mongoUri } = infrastructure;
const admin = new Kafka({ brokers: kafkaBrokers, logLevel: logLevel.NOTHING }).admin();

beforeAll(() => admin.connect());
afterAll(() => Promise.all([admin.disconnect(), mongo.close()]));

/** What there is of a lead that was touched, and whose obligation ran out, when the process is dead. */
interface Left {
  acknowledged: boolean;
  /** The command's document. */
  changed: boolean;
  /** Its facts wait in the outbox. */
  waiting: boolean;
  /** Its facts are on the log. */
  published: boolean;
  claimed: boolean;
  /** The view's document. */
  folded: boolean;
  hinted: boolean;
  breached: boolean;
}

const left: Record<Point, Partial<Left>> = {
  'lease:after': { acknowledged: false, changed: false },
  'bulk-write:after': { acknowledged: false, changed: false },
  'commit:before': { acknowledged: false, changed: false, waiting: false },
  'commit:after': { acknowledged: false, changed: true, waiting: true, published: false },
  'command:commit:before': { acknowledged: false, changed: false },
  'command:commit:after': { acknowledged: false, changed: true, waiting: true, published: false },
  'reply:before': { acknowledged: false, changed: true },
  'send:before': { changed: true, waiting: true, published: false },
  'send:after': { changed: true, waiting: true, published: true },
  'delete:before': { changed: true, waiting: true, published: true },
  'delete:after': { changed: true, waiting: false, published: true },
  'claim:after': { published: true, claimed: true, folded: false },
  'consume:commit:before': { published: true, claimed: true, folded: false },
  'consume:commit:after': { published: true, folded: true, hinted: false },
  'offset-commit:before': { folded: true, hinted: false },
  'offset-commit:after': { folded: true, hinted: true },
  'timer:commit:before': { acknowledged: true, breached: false },
  'timer:commit:after': { acknowledged: true, breached: true },
};

const all = Object.keys(left) as Point[];

/** What the process does for one lead passes every point. */
async function work(process: TallyProcess, leadId: string): Promise<boolean> {
  const acknowledged = await process.touch({ leadId, touchpoints: [touchpoint()] });
  await process.arm({ leadId, dueIn: 0 });
  return acknowledged;
}

describe('A process that shall be stopped', () => {
  it('stands still at each point, with that done which is behind it', async () => {
    const { id, place } = newPlace();
    const leadId = uuidv7();
    const process = TallyProcess.start(place, { stopAt: all.map((at) => `${at}#1`).join() });
    let acknowledged = false;
    void process.up
      .then(() => work(process, leadId))
      .then((answer) => {
        acknowledged = answer;
      });
    for (const passed of all.keys()) {
      const at = await eventually(() => stopsOf(process)[passed], 60_000);
      const found = { acknowledged, ...(await whatIsLeft(id, place, leadId)) };
      expect(found, at).toMatchObject(left[at]);
      process.resume();
    }
    expect(new Set(stopsOf(process))).toEqual(new Set(all));
    await process.kill();
  });
});

describe('A process that shall be killed', () => {
  for (const point of ['send:after'] as const) {
    it(`at ${point} dies there`, async () => {
      const { id, place } = newPlace();
      const process = await started(place, { killAt: `${point}#1` });
      const leadId = uuidv7();
      const acknowledged = await work(process, leadId);
      expect(await process.ended).toEqual({ code: null, signal: 'SIGKILL' });
      expect(process.output.trimEnd().split('\n').at(-1)).toBe(`killed at ${point}#1`);
      const found = { acknowledged, ...(await whatIsLeft(id, place, leadId)) };
      expect(found).toMatchObject(left[point]);
    });
  }

  it('at a later passing works until then', async () => {
    const process = await started(newPlace().place, { killAt: 'reply:before#3,reply:before#4' });
    const touch = () => process.touch({ leadId: uuidv7(), touchpoints: [touchpoint()] });
    expect([await touch(), await touch(), await touch()]).toEqual([true, true, false]);
    expect(await process.ended).toMatchObject({ signal: 'SIGKILL' });
  });

  it('at what is no point does not start, and hears which there are', async () => {
    const process = await started(newPlace().place, { killAt: 'comit:before#1' });
    expect(await process.ended).toMatchObject({ code: 1 });
    expect(process.output).toMatch(
      /comit:before#1 is not a <point>#<nth>\. Points: commit:before /,
    );
  });
});

/** Where it was stopped, in order. */
function stopsOf(process: TallyProcess): Point[] {
  return [...process.output.matchAll(/^stopped at (.+)#1$/gm)].map(([, point]) => point as Point);
}

let places = 0;

async function started(place: Place, life: Life): Promise<TallyProcess> {
  const process = TallyProcess.start(place, life);
  await process.up;
  return process;
}

function newPlace(): { id: string; place: Place } {
  const id = `${infrastructure.kafkaNamespace}${++places}`;
  const database = infrastructure.database(`tallying${places}`);
  return { id, place: { kafkaBrokers, mongoUri, kafkaNamespace: `${id}.`, database } };
}

const touchpoint = () => ({ touchpointId: uuidv7(), channel: 'email' });

async function whatIsLeft(id: string, { database }: Place, leadId: string): Promise<Partial<Left>> {
  const db = mongo.db(database);
  const has = async (collection: string, filter: object) =>
    (await db.collection(collection).countDocuments(filter)) > 0;
  const topic = `${id}.${streams.leads.topic}`;
  const isThere = (await admin.listTopics()).includes(topic);
  const ends = isThere ? await eventually(() => admin.fetchTopicOffsets(topic)) : [];
  const [hints] = await admin.fetchOffsets({ groupId: `${id}.tallying`, topics: [topic] });
  return {
    changed: await has('senders', { _id: leadId as never }),
    waiting: await has('outbox', { topic: streams.leads.topic, key: leadId }),
    published: ends.some(({ high }) => high !== '0'),
    claimed: await has('bus_positions', {}),
    folded: await has('tallies', { _id: leadId as never }),
    hinted: hints!.partitions.some(({ offset }) => offset !== '-1'),
    breached: await has('obligations', { _id: leadId as never, state: 'breached' }),
  };
}
