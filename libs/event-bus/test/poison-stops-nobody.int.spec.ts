import { deadLetterTopic } from '@smarketing/contracts';
import { eventually, testSystem } from '@smarketing/testing';
import { ClientSession, Collection, MongoServerError } from 'mongodb';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ParkedRecord } from '../src/consume/parked-keys.js';
import { BusStatus, DependencyUnavailableError } from '../src/index.js';
import { captured, leadIn, LogWriter, messageOf, touched, type Message } from './lead-facts.js';
import { RawLog } from './raw-log.js';
import { RunningService } from './running-service.js';

const system = testSystem();
let service: RunningService;
let log: LogWriter;
let deadLetters: RawLog;

beforeAll(async () => {
  service = await RunningService.start(system);
  log = await LogWriter.open(system);
  deadLetters = await RawLog.open(system, deadLetterTopic('counting'));
});

afterEach(() => {
  vi.restoreAllMocks();
  service.surroundings.away = undefined;
  service.surroundings.foldAway = false;
});

afterAll(async () => {
  await Promise.all([log.close(), deadLetters.close(), service.close()]);
});

const parkedOf = (key: string | null) =>
  service.db.collection<ParkedRecord>('bus_parked').find({ key }).sort({ order: 1 }).toArray();
const parkedRecords = () => service.db.collection('bus_parked').countDocuments();
/** What is parked of the key, as soon as it is so many records. */
const parked = (key: string | null, records: number) =>
  eventually(async () => {
    const found = await parkedOf(key);
    return found.length === records && found;
  });
const deadLetterOf = (key: string) =>
  eventually(() => deadLetters.messages.find((message) => message.key === key));

describe('A fact that no fold can take', () => {
  it('parks its key with all that follows of it, and stops nobody else', async () => {
    const [poisoned, healthy] = [leadIn(1), leadIn(1)];
    await log.write(
      captured(poisoned),
      touched(poisoned, 2),
      touched(poisoned, 3, 'poison'),
      touched(poisoned, 4),
      captured(healthy),
      touched(healthy, 2),
    );
    await service.counted(healthy, 1);
    await log.write(touched(poisoned, 5), touched(healthy, 3));
    await service.counted(healthy, 2);
    const records = await parked(poisoned, 3);
    expect(records.map(({ headers }) => headers['ce_sequence'])).toEqual(['3', '4', '5']);
    expect(records[0]!.fault).toMatchObject({ name: 'TypeError', attempts: 3 });
    expect(records[1]!.fault).toBeUndefined();
    expect((await service.tallyOf(poisoned))?.touchpoints).toHaveLength(1);
    expect(await service.get(BusStatus).backlog()).toMatchObject({ parkedKeys: 1, lagEvents: 0 });
  });

  it('is parked as what it is, and once, where the answer to that was lost', async () => {
    const { commitTransaction } = ClientSession.prototype;
    const commit = vi.spyOn(ClientSession.prototype, 'commitTransaction');
    const [poisoned, healthy] = [leadIn(2), leadIn(2)];
    let lost = 0;
    commit.mockImplementation(async function loses(this: ClientSession) {
      await commitTransaction.call(this);
      if (lost > 0 || (await parkedOf(poisoned)).length === 0) return;
      lost++;
      throw new Error('the answer was lost');
    });
    await log.write(
      captured(poisoned),
      touched(poisoned, 2, 'poison'),
      captured(healthy),
      touched(healthy, 2),
    );
    await service.counted(healthy, 1);
    await log.write(touched(poisoned, 3), touched(healthy, 3));
    await service.counted(healthy, 2);
    const records = await parked(poisoned, 2);
    expect(records.map(({ fault }) => fault?.name)).toEqual(['TypeError', undefined]);
    expect(lost).toBe(1);
  });

  it('is dead-lettered whole, once, with what is known about its fault', async () => {
    const leadId = leadIn(1);
    const faulty = touched(leadId, 2, 'poison');
    await log.write(captured(leadId), faulty, touched(leadId, 3));
    const { headers, body } = await deadLetterOf(leadId);
    expect(headers).toMatchObject({
      ...messageOf(faulty).headers,
      ce_correlationid: expect.any(String),
      dl_topic: 'smarketing.leads',
      dl_partition: '1',
      dl_offset: expect.stringMatching(/^\d+$/),
      dl_timestamp: expect.stringMatching(/^20.*Z$/),
      dl_group: 'counting',
      dl_host: expect.any(String),
      dl_attempts: '3',
      dl_error: 'TypeError',
      dl_message: 'No rule for this channel.',
      dl_at: expect.stringMatching(/^20.*Z$/),
    });
    expect(JSON.parse(body)).toEqual(faulty.data);
    await parked(leadId, 2);
    expect(deadLetters.messages.filter(({ key }) => key === leadId)).toHaveLength(1);
  });

  it('is not tried again where its fault says that this is useless', async () => {
    const leadId = uuidv7();
    const { folds } = service.surroundings;
    await log.write(captured(leadId), touched(leadId, 2, 'hopeless'));
    const [faulty] = await parked(leadId, 1);
    expect(faulty!.fault).toMatchObject({ name: 'HopelessError', attempts: 1 });
    expect(service.surroundings.folds - folds).toBe(1);
  });

  it('costs no more tries where many keys have one', async () => {
    const leads = Array.from({ length: 40 }, () => leadIn(4));
    const { folds } = service.surroundings;
    await log.write(...leads.flatMap((leadId) => [captured(leadId), touched(leadId, 2, 'poison')]));
    for (const leadId of leads) await parked(leadId, 1);
    expect(service.surroundings.folds - folds).toBe(3 * leads.length);
  });

  it('is parked itself where it waited for a predecessor, which is folded', async () => {
    const leadId = uuidv7();
    await log.write(captured(leadId), touched(leadId, 3, 'poison'), touched(leadId, 4));
    await eventually(
      async () => (await service.db.collection('bus_held').countDocuments({ key: leadId })) === 2,
    );
    await log.write(touched(leadId, 2));
    const [faulty] = await parked(leadId, 1);
    expect(faulty!.headers['ce_sequence']).toBe('3');
    expect(await service.tallyOf(leadId)).toMatchObject({ bus: { seen: { leads: 2 } } });
    await log.write(touched(leadId, 5));
    await parked(leadId, 2);
  });
});

describe('A message that is not a fact of this system', () => {
  const broken: [string, (message: Message) => Message][] = [
    ['no envelope', (message) => ({ ...message, headers: {} })],
    ['no number', (message) => without(message, 'ce_sequence')],
    ['a time that is none', (message) => withHeader(message, 'ce_time', 'yesterday')],
    ['a body that is not JSON', (message) => ({ ...message, body: '{' })],
    ['a body that breaks its contract', (message) => ({ ...message, body: '{"leadId":7}' })],
    ['no body', (message) => ({ ...message, body: '' })],
    [
      'the body of another key',
      (message) => ({ ...message, body: messageOf(captured(uuidv7())).body }),
    ],
    ['a subject that is not its key', (message) => withHeader(message, 'ce_subject', uuidv7())],
    ['a type of another stream', (message) => ({ ...message, stream: 'handoffs' })],
  ];

  it.each(broken)('is parked at once: %s', async (_, breakIt) => {
    const [leadId, healthy] = [leadIn(2), leadIn(2)];
    const message = breakIt(messageOf(captured(leadId)));
    await log.writeMessages(message);
    await log.write(captured(healthy), touched(healthy, 2));
    await service.counted(healthy, 1);
    const [faulty] = await parked(leadId, 1);
    expect(faulty!.fault).toMatchObject({ attempts: 1, message: expect.any(String) });
    expect(await deadLetterOf(leadId)).toMatchObject({ body: message.body });
  });

  it('and has no key is dead-lettered by its place on the log', async () => {
    await log.writeMessages({ ...messageOf(captured(leadIn(2))), key: null });
    const [faulty] = await parked(null, 1);
    const place = { dl_partition: '2', dl_offset: String(faulty!.offset) };
    await eventually(() =>
      deadLetters.messages.some(({ key, headers }) => key === undefined && isMatch(headers, place)),
    );
  });
});

describe('A document that the database refuses', () => {
  it('parks the key of its fact, and no other of the batch', async () => {
    const [refused, ...healthy] = Array.from({ length: 5 }, () => leadIn(5));
    await log.write(
      ...healthy.map((leadId) => captured(leadId)),
      captured(refused!),
      touched(refused!, 2, 'too-much'),
      ...healthy.map((leadId) => touched(leadId, 2)),
    );
    for (const leadId of healthy) await service.counted(leadId, 1);
    await parked(refused!, 1);
    expect(await service.tallyOf(refused!)).toMatchObject({ captured: true, touchpoints: [] });
  });
});

describe('Something that a fold depends on and that is away', () => {
  /** The partition of `leadId` waits and says so; nothing is parked; it goes on when `back` is called. */
  async function waits(leadId: string, reason: string, back: () => void): Promise<void> {
    const before = await parkedRecords();
    await eventually(async () => (await service.reasons())['consumer']?.includes(reason));
    const other = leadIn((partitionOf(leadId) + 1) % 6);
    expect(await parkedRecords()).toBe(before);
    back();
    await log.write(captured(other), touched(other, 2));
    await service.counted(leadId, 1);
    await service.counted(other, 1);
    expect(await parkedRecords()).toBe(before);
    await eventually(async () => Object.keys(await service.reasons()).length === 0);
  }

  it('lets the partition wait: a reference', async () => {
    const leadId = leadIn(0);
    service.surroundings.away = new DependencyUnavailableError('No playbook is in force yet.');
    await log.write(captured(leadId), touched(leadId, 2));
    await waits(leadId, 'No playbook is in force yet.', () => {
      service.surroundings.away = undefined;
    });
  });

  it('lets the partition wait: a reference that fails for whatever reason', async () => {
    const leadId = leadIn(0);
    service.surroundings.away = new TypeError('undefined is not a playbook');
    await log.write(captured(leadId), touched(leadId, 2));
    await waits(leadId, 'undefined is not a playbook', () => {
      service.surroundings.away = undefined;
    });
  });

  it('lets the partition wait, and no other: what a fold asks for', async () => {
    const [leadId, other] = [leadIn(0), leadIn(3)];
    service.surroundings.foldAway = true;
    await log.write(captured(leadId), touched(leadId, 2, 'dependent'));
    await log.write(captured(other), touched(other, 2));
    await service.counted(other, 1);
    await waits(leadId, 'The tariff is not known yet.', () => {
      service.surroundings.foldAway = false;
    });
  });

  it('lets the partition wait: a collection that may not be written', async () => {
    const leadId = leadIn(0);
    const write = vi.spyOn(Collection.prototype, 'bulkWrite');
    write.mockImplementation(async function refuses(this: Collection, ...args) {
      if (this.collectionName !== 'tallies') return bulkWrite.apply(this, args);
      throw new MongoServerError({ message: 'not authorized on tallies', code: 13 });
    });
    await log.write(captured(leadId), touched(leadId, 2));
    await waits(leadId, 'not authorized', () => write.mockRestore());
  });
});

function without(message: Message, header: string): Message {
  const { [header]: _, ...headers } = message.headers;
  return { ...message, headers };
}

function withHeader(message: Message, header: string, value: string): Message {
  return { ...message, headers: { ...message.headers, [header]: value } };
}

function isMatch(headers: Record<string, string>, expected: Record<string, string>): boolean {
  return Object.entries(expected).every(([name, value]) => headers[name] === value);
}

const { bulkWrite } = Collection.prototype;
const partitionOf = (leadId: string) => messageOf(captured(leadId)).partition;
