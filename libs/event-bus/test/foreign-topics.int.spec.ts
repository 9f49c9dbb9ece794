import { deadLetterTopic } from '@smarketing/contracts';
import { eventually, kafkaOf, produceBatch, testSystem } from '@smarketing/testing';
import type { Admin } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foreignPositionsCollection } from '../src/foreign/foreign-positions.js';
import {
  DependencyUnavailableError,
  ForeignReader,
  placeOfForeign,
  refuseForeign,
  type ForeignHandler,
  type LogRecord,
  type Work,
} from '../src/index.js';
import { ExactLog } from './exact-log.js';
import { RunningService } from './running-service.js';

const system = testSystem();
const topic = 'others.notes';
const keptMs = 86_400_000;
let services: RunningService[] = [];
let admin: Admin;
let deadLetters: ExactLog;

/** Notes down what it is given, beside the position. */
class Notes implements ForeignHandler {
  isAway = false;
  committed = 0;

  async apply(work: Work, _: string, records: readonly LogRecord[]): Promise<() => void> {
    if (this.isAway) throw new DependencyUnavailableError('The terms are not known yet.');
    const texts = records.map(({ body }) => body!.toString());
    if (texts.includes('poison')) throw new TypeError('Nobody can read this.');
    const notes = records.map(({ partition, offset }, at) => ({
      place: `${partition}/${offset}`,
      text: texts[at]!,
    }));
    await work.collection('notes').insertMany(notes, { session: work.session });
    return () => void (this.committed += records.length);
  }

  async giveUp(work: Work, from: string, record: LogRecord): Promise<() => void> {
    const why = 'cannot be applied';
    await refuseForeign(work, 'counting', [{ ...placeOfForeign(from, record), field: '', why }]);
    return () => {};
  }
}

const handlers: Notes[] = [];

async function startReader(): Promise<RunningService> {
  const service = await RunningService.start(system);
  const handler = new Notes();
  handlers.push(handler);
  service.get(ForeignReader).start([{ name: topic, keptMs }], handler);
  services.push(service);
  return service;
}

async function stop(service: RunningService): Promise<void> {
  await service.get(ForeignReader).stop(4_000);
  await service.close();
  services = services.filter((one) => one !== service);
}

beforeAll(async () => {
  admin = kafkaOf(system).admin();
  await admin.connect();
  // Whose topic it is decides on its partitions.
  await admin.createTopics({
    topics: [{ topic: system.kafkaNamespace + topic, numPartitions: 3, replicationFactor: 1 }],
  });
  await startReader();
  deadLetters = await ExactLog.open(system, deadLetterTopic('counting'));
});

afterAll(async () => {
  await Promise.all([admin.disconnect(), deadLetters.close()]);
  for (const service of services) await stop(service);
});

function write(partition: number, texts: readonly string[]): Promise<number> {
  const records = texts.map((text) => ({ key: null, value: text }));
  const { kafkaBrokers, kafkaNamespace } = system;
  return produceBatch(kafkaBrokers, kafkaNamespace + topic, partition, { records });
}

async function placesOf(prefix: string): Promise<string[]> {
  const found = await services[0]!.db.collection('notes').find().toArray();
  return found
    .filter(({ text }) => String(text).startsWith(prefix))
    .map(({ place, text }) => `${place} ${text}`)
    .toSorted();
}

const noted = (prefix: string, count: number) =>
  eventually(async () => {
    const places = await placesOf(prefix);
    return places.length >= count && places;
  }, 40_000);

const texts = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, n) => `${prefix}-${n}`);

describe('a topic that others write to', () => {
  it('is read from its beginning, each record once, also where several instances come and go', async () => {
    await write(0, texts('first', 700));
    await noted('first', 700);
    const second = await startReader();
    for (let round = 0; round < 4; round++) {
      for (const partition of [0, 1, 2]) await write(partition, texts(`round${round}`, 50));
      if (round === 1) await startReader();
      if (round === 2) await stop(second);
    }
    const places = await noted('round', 600);
    expect(new Set(places).size).toBe(600);
    expect(await placesOf('first')).toHaveLength(700);
    await eventually(async () => (await services[0]!.get(ForeignReader).lag()) === 0);
    expect(handlers.reduce((sum, { committed }) => sum + committed, 0)).toBe(1_300);
    while (services.length > 1) await stop(services.at(-1)!);
  });

  it('holds nobody up for what cannot be applied: that is given up, and not repeated', async () => {
    const offset = await write(1, ['before', 'poison', 'behind']);
    await noted('behind', 1);
    const said = await eventually(() =>
      deadLetters.records
        .map(({ headers, body }) => ({ ...headers.toText(), body: String(body) }))
        .find((letter: Record<string, string>) => letter['dl_offset'] === String(offset + 1)),
    );
    expect(said).toMatchObject({ dl_topic: topic, dl_partition: '1', dl_group: 'counting' });
    expect([said.body, JSON.stringify(said).includes('poison')]).toEqual(['', false]);
    expect(await placesOf('before')).toHaveLength(1);
  });

  it('waits while what it needs is away, and says so', async () => {
    const handler = handlers[0]!;
    handler.isAway = true;
    await write(2, ['late']);
    const reader = services[0]!.get(ForeignReader);
    await eventually(() => reader.problem()?.includes('The terms are not known yet.'));
    expect(await reader.lag()).toBe(1);
    handler.isAway = false;
    await noted('late', 1);
    await eventually(() => reader.problem() === undefined);
  });

  it('is read on behind what was deleted unread', async () => {
    await stop(services[0]!);
    const offset = await write(0, ['gone-1', 'gone-2', 'kept']);
    const named = system.kafkaNamespace + topic;
    // The client does not know the topic before it has asked about it.
    await admin.fetchTopicOffsets(named);
    const partitions = [{ partition: 0, offset: String(offset + 2) }];
    await admin.deleteTopicRecords({ topic: named, partitions });
    await startReader();
    expect(await noted('kept', 1)).toEqual([`0/${offset + 2} kept`]);
    expect(await placesOf('gone')).toEqual([]);
  });

  it('is read from its beginning where it is that of another cluster', async () => {
    const before = (await placesOf('late')).length;
    await stop(services[0]!);
    const elsewhere = await RunningService.start(system);
    await elsewhere.db
      .collection(foreignPositionsCollection)
      .updateMany({}, { $set: { cluster: 'another' } });
    await elsewhere.close();
    await startReader();
    expect(before).toBe(1);
    await noted('late', 2);
  });
});
