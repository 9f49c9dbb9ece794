import { gzipSync } from 'node:zlib';
import {
  LeadStageImported,
  TouchpointRecorded,
  deadLetterTopic,
  inboundTopic,
  stageType,
  touchpointType,
} from '@smarketing/contracts';
import type { RunningService } from '@smarketing/service-testing';
import {
  LogProbe,
  eventually,
  kafkaOf,
  produceBatch,
  type ForeignBatch,
  type ForeignRecord,
} from '@smarketing/testing';
import type { Consumer, Producer } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placesOf, runIntake } from './running-intake.js';

let intake: RunningService;
let log: LogProbe;
let producer: Producer;
let letters: Consumer;
const seen: Record<string, string>[] = [];
const variables = { INBOUND_SENDERS: 'crm,shop' };

beforeAll(async () => {
  intake = await runIntake(variables);
  log = await LogProbe.start(intake.system, ['leads']);
  producer = kafkaOf(intake.system).producer({
    ...{ idempotent: true, maxInFlightRequests: 1 },
    transactionalId: `${intake.system.kafkaNamespace}crm-1`,
  });
  await producer.connect();
  letters = kafkaOf(intake.system).consumer({ groupId: `${intake.system.kafkaNamespace}letters` });
  await letters.connect();
  const topic = intake.system.kafkaNamespace + deadLetterTopic('marketing-intake');
  await letters.subscribe({ topic, fromBeginning: true });
  await letters.run({
    eachMessage: async ({ message: { key, value, headers = {} } }) => {
      const said = Object.entries(headers).map(([name, given]) => [name, String(given)]);
      seen.push({
        ...Object.fromEntries(said),
        key: String(key ?? ''),
        value: String(value ?? ''),
      });
    },
  });
});

afterAll(async () => {
  await letters?.disconnect();
  await producer?.disconnect();
  await log?.stop();
  await intake?.stop();
});

const topicOf = (sender: string) => intake.system.kafkaNamespace + inboundTopic(sender);
const time = '2026-03-01T09:30:00Z';
let made = 0;

async function leadKnownAs(externalId: string): Promise<string> {
  const email = `known-${externalId}@inbound.example`;
  const { body } = await intake.post('/v1/leads', {
    contact: { email },
    external: { system: 'crm', id: externalId },
  });
  return body.leadId as string;
}

interface Written {
  readonly type?: string;
  readonly id?: string;
  readonly data?: object;
  readonly headers?: readonly (readonly [string, string | null])[];
}

/** In binary mode, as an SDK of CloudEvents writes it. */
function binary({ type = touchpointType, id = `e${made++}`, data, headers = [] }: Written) {
  const attributes = [
    ['ce_specversion', '1.0'],
    ['ce_id', id],
    ['ce_source', '/crm/eu'],
    ['ce_type', type],
    ['ce_time', time],
    ['content-type', 'application/json; charset=utf-8'],
  ] as const;
  return {
    ...{ key: null, value: JSON.stringify(data) },
    headers: [...attributes, ...headers],
  } satisfies ForeignRecord;
}

function structured({ type = touchpointType, id = `e${made++}`, data }: Written, more = {}) {
  const event = { specversion: '1.0', id, source: '/crm/eu', type, time, data, ...more };
  return {
    ...{ key: 'a key of their own', value: JSON.stringify(event) },
    headers: [['Content-Type', 'application/cloudevents+json']],
  } satisfies ForeignRecord;
}

async function write(
  sender: string,
  records: readonly ForeignRecord[],
  batch: Partial<ForeignBatch> = {},
  partition = 0,
): Promise<number> {
  const { kafkaBrokers } = intake.system;
  return produceBatch(kafkaBrokers, topicOf(sender), partition, { records, ...batch });
}

const touchpointsOf = (leadId: string) =>
  log.of(TouchpointRecorded, leadId).map(({ data: { kind, channel } }) => [kind, channel]);

describe('facts of other systems', () => {
  it('become touchpoints and stages of known leads, by id or external id, in every mode', async () => {
    const leadId = await leadKnownAs('4711');
    const lead = { system: 'crm', externalId: '4711' };
    await write('crm', [
      binary({ data: { lead: { leadId }, kind: 'call', channel: 'email' } }),
      structured({ data: { lead, kind: 'event' } }),
      binary({ type: stageType, data: { lead, stage: 'opportunity' } }),
    ]);
    const { data, actorRole, actor } = await log.next(LeadStageImported, leadId);
    expect(data.stage).toBe('opportunity');
    expect([actor, actorRole]).toEqual([intake.pseudonymOf('inbound/crm'), 'service']);
    await eventually(() => log.of(TouchpointRecorded, leadId).length === 2);
    expect(touchpointsOf(leadId)).toEqual([
      ['call', 'email'],
      ['event', expect.any(String)],
    ]);
    expect(log.of(TouchpointRecorded, leadId)[0]!.time.toISOString()).toBe(
      '2026-03-01T09:30:00.000Z',
    );
    const { body: acts } = await intake.get(`/v1/operations/acts?on=lead/${leadId}`, 'revops');
    const bySender = acts.items.filter((one: { by: object }) =>
      JSON.stringify(one.by).includes('inbound/crm'),
    );
    expect(bySender).toHaveLength(3);
  });

  it('are taken compressed, transactional, with headers null, repeated or foreign, and aborted ones are not', async () => {
    const leadId = await leadKnownAs('4712');
    const of = (kind: string) => ({ lead: { leadId }, kind });
    const odd = [
      ['ce_subject', null],
      ['ce_source', '/crm/eu'],
      ['traceparent', 'x'],
      ['spring_json_header_types', '{}'],
      ['', null],
    ] as const;
    await write('crm', [binary({ data: of('call'), headers: odd })], {
      ...{ compress: gzipSync, attributes: 1 },
    });
    const send = async (kind: string) => {
      const transaction = await producer.transaction();
      const record = binary({ data: of(kind) });
      await transaction.send({
        topic: topicOf('crm'),
        messages: [
          { key: null, value: record.value, headers: Object.fromEntries(record.headers) as never },
        ],
      });
      return transaction;
    };
    await (await send('webinar')).abort();
    await (await send('event')).commit();
    await eventually(() => log.of(TouchpointRecorded, leadId).length === 2);
    expect(
      touchpointsOf(leadId)
        .map(([kind]) => String(kind))
        .toSorted(),
    ).toEqual(['call', 'event']);
  });

  it('count once, however often they are sent, by whatever instance they are read', async () => {
    const leadId = await leadKnownAs('4713');
    const twice = binary({ id: 'once', data: { lead: { leadId }, kind: 'call' } });
    const other = binary({ id: 'other', data: { lead: { leadId }, kind: 'event' } });
    await write('crm', [twice, twice]);
    await intake.startInstance(variables);
    await write('crm', [twice], {}, 3);
    await write('crm', [twice, other], {}, 5);
    await eventually(() => touchpointsOf(leadId).some(([kind]) => kind === 'event'), 30_000);
    expect(touchpointsOf(leadId)).toHaveLength(2);
    // The same event of another sender is another event.
    await write('shop', [twice]);
    await eventually(() => touchpointsOf(leadId).length === 3);
    const { body } = await intake.get('/v1/inbound', 'marketing');
    expect(body.items.map(({ sender }: { sender: string }) => sender)).toEqual(['crm', 'shop']);
    expect(body.items[1]).toMatchObject({ topic: inboundTopic('shop'), storedInSevenDays: 1 });
  });

  it('wait for a lead that is not known yet', async () => {
    const lead = { system: 'crm', externalId: 'not-known-yet' };
    await write('crm', [binary({ data: { lead, kind: 'call' } })]);
    await eventually(async () => {
      const { body } = await intake.get('/v1/inbound', 'ops');
      return body.items[0].waiting === 1;
    });
    expect(await placesOf(intake, /not-known-yet/)).toEqual([]);
    const leadId = await leadKnownAs('not-known-yet');
    await eventually(() => touchpointsOf(leadId).length === 1, 30_000);
    const { body } = await intake.get('/v1/inbound', 'ops');
    expect(body.items[0].waiting).toBe(0);
  });
});

describe('what is refused', () => {
  const planted = 'anna.lee@planted.example';
  const letterAt = (partition: number, offset: number) =>
    eventually(() =>
      seen.find(
        (letter) =>
          letter['dl_offset'] === String(offset) && letter['dl_partition'] === String(partition),
      ),
    );
  const lead = { system: 'crm', externalId: '4711' };
  const good = { lead, kind: 'call' };

  it.each<[string, string, string, () => ForeignRecord]>([
    [
      'contact data',
      '/data/email',
      'is contact data',
      () => binary({ data: { ...good, email: planted } }),
    ],
    [
      ...(['an unknown field', '/data', 'does not have, number 3'] as const),
      () => binary({ data: { ...good, [planted]: 1 } }),
    ],
    [
      'an address for an id',
      '/data/lead/externalId',
      'looks like',
      () => binary({ data: { ...good, lead: { ...lead, externalId: planted } } }),
    ],
    [
      'an address for a campaign',
      '/data/utm/campaign',
      'looks like',
      () => binary({ data: { ...good, utm: { campaign: planted } } }),
    ],
    [
      'an attribute that nobody knows',
      '',
      'attribute',
      () => binary({ data: good, headers: [['ce_contact', planted]] }),
    ],
    [
      'an attribute with an address',
      '/subject',
      'looks like',
      () => structured({ data: good }, { subject: planted }),
    ],
    ['two ids', '/id', 'given twice', () => binary({ data: good, headers: [['ce_id', planted]] })],
    ['another type', '/type', 'not a type', () => binary({ type: planted, data: good })],
    [
      'a deal',
      '/type',
      'sales-handoff closes deals',
      () => binary({ type: 'smarketing.inbound.deal.v1', data: { planted } }),
    ],
    [
      'a purchase',
      '/type',
      'sales-handoff records',
      () => binary({ type: 'smarketing.inbound.purchase.v1', data: { planted } }),
    ],
    [
      'a prototype',
      '',
      'JSON',
      () => ({ ...binary({}), value: `{"__proto__":{"email":"${planted}"}}` }),
    ],
    ['no JSON', '', 'JSON', () => ({ ...binary({}), value: planted })],
    ['no body', '', 'tombstone', () => ({ ...binary({}), value: null })],
    [
      'a batch of events',
      '/content-type',
      'must be',
      () => ({
        ...structured({ data: good }),
        headers: [['content-type', 'application/cloudevents-batch+json']],
      }),
    ],
    [
      'a huge event',
      '',
      'larger',
      () => binary({ data: { ...good, note: planted.repeat(4_000) } }),
    ],
    [
      'a time to come',
      '/time',
      'future',
      () => structured({ data: good }, { time: '2999-01-01T00:00:00Z' }),
    ],
    [
      'two ways to name a lead',
      '/data/lead',
      'either',
      () => binary({ data: { ...good, lead: { ...lead, leadId: 'x' } } }),
    ],
    [
      'a kind of its own',
      '/data/kind',
      'must be one of',
      () => binary({ data: { ...good, kind: planted } }),
    ],
  ])(
    '%s: named by place and field, not repeated, and holds nobody up',
    async (_, field, why, record) => {
      const offset = await write('crm', [record()], {}, 2);
      const letter = await letterAt(2, offset);
      expect(letter).toMatchObject({
        ...{ dl_topic: inboundTopic('crm'), dl_partition: '2', dl_field: field },
        ...{ dl_error: 'RefusedForeignRecord', key: '', value: '' },
      });
      expect(letter!['dl_message']).toContain(why);
      expect(JSON.stringify(letter)).not.toContain('planted');
      const { body } = await intake.get('/v1/inbound/refusals?sender=crm&limit=1', 'revops');
      expect(body.items[0]).toMatchObject({
        topic: inboundTopic('crm'),
        partition: 2,
        offset,
        field,
      });
      expect(JSON.stringify(body)).not.toContain('planted');
    },
  );

  it('is kept nowhere', async () => {
    expect(await placesOf(intake, /planted/)).toEqual([]);
    expect(JSON.stringify(seen)).not.toContain('planted');
  });

  it('is also a fact whose lead has not become known within a day', async () => {
    const never = { system: 'crm', externalId: 'never-known' };
    const offset = await write('crm', [binary({ data: { lead: never, kind: 'call' } })], {}, 3);
    const waiting = intake.db.collection('inbound_waiting');
    const place = { 'place.partition': 3, 'place.offset': offset };
    await eventually(async () => (await waiting.countDocuments(place)) === 1);
    const past = new Date(Date.now() - 1_000);
    await waiting.updateOne(place, { $set: { until: past, tryAt: past } });
    const letter = await letterAt(3, offset);
    expect(letter).toMatchObject({ dl_field: '/data/lead', key: '', value: '' });
    expect(letter!['dl_message']).toContain('within a day');
    expect(await waiting.countDocuments(place)).toBe(0);
    const metrics = await (await fetch(`${intake.service.opsUrl}/metrics`)).text();
    for (const outcome of ['stored', 'repeated', 'waiting', 'refused']) {
      expect(metrics).toContain(`inbound_facts_total{sender="crm",outcome="${outcome}"`);
    }
  });

  it('is also a fact about a lead that was erased', async () => {
    const leadId = await leadKnownAs('4716');
    const erased = { at: new Date(), ground: 'request', deleted: [] };
    const id = { _id: leadId as never };
    const { bus } = (await intake.db.collection('leads').findOne(id))!;
    await intake.db.collection('leads').replaceOne(id, { bus, erased } as never);
    const offset = await write(
      'crm',
      [binary({ data: { lead: { leadId }, kind: 'call' } })],
      {},
      5,
    );
    expect((await letterAt(5, offset))['dl_message']).toContain('erased');
    expect(touchpointsOf(leadId)).toEqual([]);
  });

  it('is also an id that was used before for another event', async () => {
    const leadId = await leadKnownAs('4715');
    const same = (kind: string) => binary({ id: 'reused', data: { lead: { leadId }, kind } });
    const first = await write('crm', [same('call'), same('event')], {}, 4);
    expect(await letterAt(4, first + 1)).toMatchObject({ dl_partition: '4', dl_field: '/id' });
    await eventually(() => touchpointsOf(leadId).length === 1);
    expect(touchpointsOf(leadId)[0]![0]).toBe('call');
  });
});
