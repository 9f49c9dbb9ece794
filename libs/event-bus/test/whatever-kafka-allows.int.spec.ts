import { gzipSync, zstdCompressSync } from 'node:zlib';
import { deadLetterTopic, topicFor, type Lane } from '@smarketing/contracts';
import {
  eventually,
  type ForeignRecord,
  kafkaOf,
  produceBatch,
  testSystem,
} from '@smarketing/testing';
import { snappyCompress } from 'hysnappy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ParkedRecord } from '../src/consume/parked-keys.js';
import { BusStatus } from '../src/index.js';
import { ExactLog } from './exact-log.js';
import { captured, leadIn, messageOf, touched } from './lead-facts.js';
import { RunningService } from './running-service.js';
import { TopicAdmin } from './topic-admin.js';

const system = testSystem();
const leadsTopic = topicFor('leads', 'live').kafkaName;
let service: RunningService;
let topics: TopicAdmin;
let deadLetters: ExactLog;

beforeAll(async () => {
  service = await RunningService.start(system);
  topics = await TopicAdmin.open(system);
  deadLetters = await ExactLog.open(system, deadLetterTopic('counting'));
});

afterAll(async () => {
  await Promise.all([topics.close(), deadLetters.close(), service.close()]);
});

type Headers = [name: Buffer | string, value: Buffer | string | null][];

/** The capture of a lead, as another client writes it. */
function capture(leadId: string, change: (headers: Headers) => Headers = (same) => same) {
  const { key, headers, body } = messageOf(captured(leadId));
  return { key, value: body, headers: change(Object.entries(headers)) } satisfies ForeignRecord;
}

const changed = (name: string, value: Buffer | string | null) => (headers: Headers) =>
  headers.map(([other, before]): Headers[number] => [other, other === name ? value : before]);
const added =
  (...more: Headers) =>
  (headers: Headers): Headers => [...more, ...headers, ...more];

interface Written {
  readonly lane?: Lane;
  readonly attributes?: number;
  readonly compress?: (bytes: Buffer) => Buffer;
}

async function write(partition: number, records: readonly ForeignRecord[], written: Written = {}) {
  const { lane = 'live', ...batch } = written;
  const topic = system.kafkaNamespace + topicFor('leads', lane).kafkaName;
  return produceBatch(system.kafkaBrokers, topic, partition, { records, ...batch });
}

/** Some of these records are large: a busy machine takes its time. */
const patience = 50_000;

const folded = (leadId: string) =>
  eventually(async () => (await service.tallyOf(leadId))?.captured, patience);

/** The record at that place, as soon as it is parked, and the reason. */
const parkedAt = (partition: number, offset: number, log = 'leads') =>
  eventually(async () => {
    const _id = `${log}/${partition}/${offset}`;
    const found = await service.db.collection<ParkedRecord>('bus_parked').findOne({ _id });
    return found?.fault && { reason: found.fault.message, parked: found };
  }, patience);

const letterOf = (partition: number, offset: number, topic = leadsTopic) =>
  eventually(() =>
    deadLetters.records.find(({ headers }) => {
      const { dl_partition, dl_offset, dl_topic } = headers.toText();
      return (
        dl_partition === String(partition) && dl_offset === String(offset) && dl_topic === topic
      );
    }),
  );

/** The dead letter is the record, byte for byte; behind its headers it says what is known. */
async function lettersAre(
  partition: number,
  offset: number,
  record: ForeignRecord,
  topic?: string,
) {
  const letter = await letterOf(partition, offset, topic);
  const hex = (value: Buffer | string | null) =>
    value === null ? null : Buffer.from(value as string).toString('hex');
  expect(hex(letter.keyBytes)).toBe(hex(record.key));
  expect(hex(letter.body) === hex(record.value)).toBe(true);
  const own = [...(record.headers ?? [])].map(([name, value]) => [String(name), hex(value)]);
  const headers = letter.headers.list().map(([name, value]) => [name, hex(value)]);
  expect(headers.slice(0, own.length)).toEqual(own);
  const said = headers.slice(own.length).map(([name]) => name);
  expect(said).toEqual(
    expect.arrayContaining(['dl_offset', 'kafka_dlt-original-offset', '__connect.errors.offset']),
  );
  expect(headers.slice(own.length).every(([name]) => !name!.startsWith('ce_'))).toBe(true);
}

const nothingWaits = () =>
  eventually(async () => {
    const { lagEvents } = await service.get(BusStatus).backlog();
    return lagEvents === 0 && Object.keys(await service.reasons()).length === 0;
  });

describe('A header without a value', () => {
  it('of a foreign kind matters to nobody', async () => {
    const [a, b, c] = [leadIn(1), leadIn(1), leadIn(2)];
    await write(1, [capture(a, added(['x-trace', null]))]);
    await write(1, [capture(b)]);
    await write(2, [capture(c)]);
    for (const leadId of [a, b, c]) await folded(leadId);
  });

  it.each(['live', 'bulk'] as const)(
    'of the envelope parks its record by name, and nobody else, in the lane %s',
    async (lane) => {
      const [a, b, c] = [leadIn(1), leadIn(1), leadIn(2)];
      const faulty = capture(a, changed('ce_id', null));
      const offset = await write(1, [faulty], { lane });
      await write(1, [capture(b)], { lane });
      await write(2, [capture(c)], { lane });
      for (const leadId of [b, c]) await folded(leadId);
      const topic = lane === 'live' ? 'leads' : 'leads/bulk';
      expect((await parkedAt(1, offset, topic)).reason).toContain('ce_id');
      await lettersAre(1, offset, faulty, topicFor('leads', lane).kafkaName);
      await nothingWaits();
    },
  );
});

describe('Headers as others write them', () => {
  const many: Headers = Array.from({ length: 3_000 }, (_, index) => [`x-${index}`, 'y']);
  const trace = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;

  it.each<[string, (headers: Headers) => Headers]>([
    [
      'a content-type in capital letters',
      changed('content-type', 'Application/JSON; charset=UTF-8'),
    ],
    ['two traces', added(['traceparent', trace])],
    ['three thousand of them', added(...many)],
    ['one of half a megabyte', (all) => [...all, ['x-large', 'y'.repeat(500_000)]]],
    ['a name that is not UTF-8', added([Buffer.from([0xff, 0xfe]), 'x'])],
    ['no name, or that of a prototype', added(['', 'x'], ['__proto__', 'x'], ['a\0b', 'x'])],
    ['the same id twice', (all) => [...all, all.find(([name]) => name === 'ce_id')!]],
  ])('are folded: %s', async (_, change) => {
    const leadId = leadIn(3);
    await write(3, [capture(leadId, change)]);
    await folded(leadId);
  });

  it.each<[string, (headers: Headers) => Headers, RegExp]>([
    ['two ids', (all) => [...all, ['ce_id', 'another']], /ce_id.*given once/],
    [
      'the structured mode',
      () => [['content-type', 'application/cloudevents+json']],
      /structured mode.*Only binary mode is read/,
    ],
    [
      'another charset',
      changed('content-type', 'application/json; charset=latin1'),
      /content-type/,
    ],
    ['an id that is not UTF-8', changed('ce_id', Buffer.from([0xc3, 0x28])), /ce_id.*UTF-8/],
    [
      'names that cannot be stored',
      () => [
        ['a\0b', null],
        ['$x.y', '1'],
        ['', ''],
      ],
      /ce_spec/,
    ],
  ])('park their record, which is dead-lettered as it was: %s', async (_, change, reason) => {
    const [leadId, other] = [leadIn(4), leadIn(4)];
    const record = capture(leadId, change);
    const offset = await write(4, [record]);
    await write(4, [capture(other)]);
    expect((await parkedAt(4, offset)).reason).toMatch(reason);
    await folded(other);
    await lettersAre(4, offset, record);
  });
});

describe('Keys and values of whatever kind', () => {
  const binary = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

  it.each<[string, Partial<ForeignRecord>, RegExp]>([
    ['no key', { key: null }, /has no key/],
    ['an empty key', { key: '' }, /key/],
    ['a binary key', { key: binary }, /key/],
    ['no value', { value: null }, /tombstone/],
    ['an empty value', { value: '' }, /not JSON/],
    ['a binary value', { value: binary }, /not UTF-8/],
    ['nothing at all', { key: null, value: null, headers: [] }, /ce_specversion/],
    ['the time before all times', { key: null, timestamp: -1 }, /has no key/],
  ])('are dead-lettered as they were: %s', async (_, change, reason) => {
    const other = leadIn(5);
    const record = { ...capture(leadIn(5)), ...change };
    const offset = await write(5, [record, capture(other)]);
    const { reason: said } = await parkedAt(5, offset);
    expect(said).toMatch(reason);
    await folded(other);
    await lettersAre(5, offset, record);
  });

  it('are nobody’s where the key is not text: nothing waits behind it, each is dead-lettered', async () => {
    const records = [1, 2].map(() => ({ ...capture(leadIn(5)), key: binary }));
    const first = await write(5, records);
    for (const offset of [first, first + 1]) {
      expect((await parkedAt(5, offset)).reason).toMatch(/key is not UTF-8/);
      await lettersAre(5, offset, records[offset - first]!);
    }
  });

  it('are dead-lettered where the key lies on another partition than its own', async () => {
    const [wrong, other] = [leadIn(2), leadIn(3)];
    const offset = await write(3, [capture(wrong), capture(other)]);
    expect((await parkedAt(3, offset)).reason).toMatch(/belongs on partition 2.*murmur2/);
    await folded(other);
    // The lead itself does not wait: its own partition is another.
    await write(2, [capture(wrong)]);
    await folded(wrong);
  });

  it('are read in any size that the topic takes, and parked in any', async () => {
    await topics.configure(leadsTopic, { 'max.message.bytes': '10485760' });
    const [large, other] = [leadIn(0), leadIn(0)];
    const fact = capture(large);
    const value = fact.value.replace(/}$/, `,"mood":"${'x'.repeat(5_000_000)}"}`);
    await write(0, [{ ...fact, value }]);
    const garbage = { ...capture(leadIn(0)), value: Buffer.alloc(9_000_000, 0xff) };
    const offset = await write(0, [garbage]);
    await write(0, [capture(other)]);
    for (const leadId of [large, other]) await folded(leadId);
    await parkedAt(0, offset);
    await lettersAre(0, offset, garbage);
    await nothingWaits();
  });
});

describe('Compression that nobody asked for', () => {
  it.each(['gzip', 'snappy', 'lz4', 'zstd'])(
    'is read where the topic asks for it: %s',
    async (type) => {
      await topics.configure(leadsTopic, { 'compression.type': type });
      const leads = Array.from({ length: 50 }, () => leadIn(1));
      await write(
        1,
        leads.map((leadId) => capture(leadId)),
      );
      for (const leadId of leads) await folded(leadId);
      await topics.configure(leadsTopic, {});
      const another = leadIn(1);
      await write(1, [capture(another)]);
      await folded(another);
    },
  );

  const plainSnappy = (bytes: Buffer) => Buffer.from(snappyCompress(bytes));
  it.each<[string, number, (bytes: Buffer) => Buffer]>([
    ['gzip', 1, (bytes) => gzipSync(bytes)],
    ['snappy without a frame', 2, plainSnappy],
    ['snappy in xerial frames', 2, xerial],
    ['zstd', 4, (bytes) => zstdCompressSync(bytes)],
  ])('is read where a producer chose it: %s', async (_, attributes, compress) => {
    const [leadId, other] = [leadIn(2), leadIn(2)];
    await write(2, [capture(leadId), capture(other)], { attributes, compress });
    for (const one of [leadId, other]) await folded(one);
  });

  it('cannot fill the memory: a batch that is a bomb is dead-lettered whole', async () => {
    const compress = (bytes: Buffer) => zstdCompressSync(bytes);
    const bomb = { ...capture(leadIn(2)), value: Buffer.alloc(65 * 1_048_576) };
    const offset = await write(2, [bomb], { attributes: 4, compress });
    const other = leadIn(2);
    await write(2, [capture(other)]);
    await folded(other);
    expect((await parkedAt(2, offset)).reason).toMatch(
      /1 records cannot be read: More than 64 MiB/,
    );
    expect((await letterOf(2, offset)).body!.length).toBeLessThan(100_000);
    await nothingWaits();
  });
});

describe('Transactions', () => {
  const kafka = kafkaOf(system);
  const producerOf = async (transactionalId: string) => {
    const producer = kafka.producer({
      transactionalId: system.kafkaNamespace + transactionalId,
      maxInFlightRequests: 1,
      idempotent: true,
    });
    await producer.connect();
    return producer;
  };
  const topic = system.kafkaNamespace + leadsTopic;
  const messages = (leadId: string) => {
    const { key, partition, headers, body } = messageOf(captured(leadId));
    return [{ key, partition, headers, value: body }];
  };

  it('count when they are committed, and not where they are aborted; no marker is left behind', async () => {
    const [one, other] = [await producerOf('one'), await producerOf('other')];
    const [good, bad, worse, after] = [leadIn(1), leadIn(1), leadIn(1), leadIn(1)];
    const committed = await one.transaction();
    await committed.send({ topic, messages: messages(good) });
    await committed.commit();
    // Two that overlap, neither of which counts.
    const aborted = [await one.transaction(), await other.transaction()];
    await aborted[0]!.send({ topic, messages: messages(bad) });
    await aborted[1]!.send({ topic, messages: messages(worse) });
    await aborted[0]!.abort();
    await aborted[1]!.abort();
    await folded(good);
    await nothingWaits();
    await write(1, [capture(after)]);
    await folded(after);
    for (const leadId of [bad, worse]) expect(await service.tallyOf(leadId)).toBeUndefined();
    await Promise.all([one.disconnect(), other.disconnect()]);
  });

  it('that are open hold back what lies behind them, and are counted as lag', async () => {
    const producer = await producerOf('slow');
    const [inside, behind, elsewhere] = [leadIn(1), leadIn(1), leadIn(2)];
    const open = await producer.transaction();
    await open.send({ topic, messages: messages(inside) });
    await write(1, [capture(behind)]);
    await write(2, [capture(elsewhere)]);
    await folded(elsewhere);
    const { lagEvents } = await service.get(BusStatus).backlog();
    expect(lagEvents).toBe(2);
    expect(await service.tallyOf(behind)).toBeUndefined();
    await open.commit();
    for (const leadId of [inside, behind]) await folded(leadId);
    await nothingWaits();
    await producer.disconnect();
  });
});

describe('Times as others stamp them', () => {
  it('do not matter: the broker’s, none, and one in the far future', async () => {
    const leads = [leadIn(3), leadIn(3), leadIn(3)];
    await topics.configure(leadsTopic, { 'message.timestamp.type': 'LogAppendTime' });
    await write(3, [capture(leads[0]!)]);
    await topics.configure(leadsTopic, { 'message.timestamp.after.max.ms': String(2 ** 62) });
    await write(3, [{ ...capture(leads[1]!), timestamp: -1 }]);
    const far = { ...capture(leadIn(3)), value: '{', timestamp: 9e15 };
    const offset = await write(3, [{ ...capture(leads[2]!), timestamp: 9e15 }, far]);
    for (const leadId of leads) await folded(leadId);
    await lettersAre(3, offset + 1, far);
    expect((await letterOf(3, offset + 1)).headers.toText()['dl_timestamp']).toBe(
      '9000000000000000',
    );
    await topics.configure(leadsTopic, {});
  });
});

describe('A dead letter that Kafka refuses', () => {
  const letters = deadLetterTopic('counting');

  it('holds up nobody, is told, outlasts a restart, and goes out when it is taken', async () => {
    await topics.configure(letters, { 'max.message.bytes': '2000' });
    const garbage = { ...capture(leadIn(1)), value: Buffer.alloc(20_000, 0xff) };
    const offset = await write(1, [garbage]);
    await parkedAt(1, offset);
    const notice = () => eventually(async () => (await service.remarks())['dead-letters']);
    expect(await notice()).toMatch(/1 dead letters are not on .*max\.message\.bytes/);
    // Facts go on, and so do other letters.
    const _id = leadIn(1);
    await service.send(_id);
    await service.counted(_id, 1);
    const small = { ...capture(leadIn(1)), value: '{' };
    const next = await write(1, [small]);
    await lettersAre(1, next, small);
    await service.close();
    service = await RunningService.start(system);
    expect(await notice()).toMatch(/1 dead letters/);
    expect(await service.get(BusStatus).backlog()).toMatchObject({
      outboxRows: 0,
      refusedLetters: 1,
    });
    await topics.configure(letters, { 'max.message.bytes': '1048576' });
    await lettersAre(1, offset, garbage);
    await eventually(async () => (await service.remarks())['dead-letters'] === undefined);
  });
});

describe('Records that were deleted before they were applied', () => {
  it('are passed over, and told', async () => {
    await service.close();
    const [lost, kept] = [leadIn(4), leadIn(4)];
    const first = await write(4, [capture(lost)]);
    await write(4, [capture(kept)]);
    await topics.deleteRecords(leadsTopic, 4, first + 1);
    service = await RunningService.start(system);
    await folded(kept);
    expect(await service.tallyOf(lost)).toBeUndefined();
    await nothingWaits();
    expect((await service.remarks())['deleted-records']).toContain(
      `${leadsTopic}[4] ${first}–${first}`,
    );
    const touch = messageOf(touched(kept, 2));
    await write(4, [{ key: touch.key, value: touch.body, headers: Object.entries(touch.headers) }]);
    await service.counted(kept, 1);
  });
});

/** Blocks of a few bytes, as clients in Java write them. */
function xerial(bytes: Buffer): Buffer {
  const int = (value: number) => {
    const four = Buffer.alloc(4);
    four.writeInt32BE(value);
    return four;
  };
  const parts = [Buffer.from('82534e4150505900', 'hex'), int(1), int(1)];
  for (let at = 0; at < bytes.length; at += 700) {
    const block = Buffer.from(snappyCompress(bytes.subarray(at, at + 700)));
    parts.push(int(block.length), block);
  }
  return Buffer.concat(parts);
}
