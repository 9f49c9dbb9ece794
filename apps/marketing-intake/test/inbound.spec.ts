import fc from 'fast-check';
import type { LogRecord } from '@smarketing/event-bus';
import { describe, expect, it } from 'vitest';
import { eventOfRecord } from '../src/inbound/event-of-record.provider.js';
import { importStage } from '../src/inbound/import-stage.js';
import { readInboundSettings } from '../src/inbound/inbound-settings.js';
import { personalPlacesOf } from '../src/inbound/read-inbound.provider.js';
import type { Lead } from '../src/capture/lead.schema.js';

type Header = readonly [string, Buffer | null];

function recordOf(headers: readonly Header[], body: Buffer | null): LogRecord {
  return {
    ...{ offset: 0, partition: 0, key: null, keyBytes: null, timestamp: 0, body },
    headers: { list: () => headers } as unknown as LogRecord['headers'],
  };
}

const planted = 'anna.lee@planted.example';
const text = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.constantFrom('1.0', 'application/json', 'application/cloudevents+json', planted),
);
const name = fc.oneof(
  fc.constantFrom(
    'ce_id',
    'ce_type',
    'ce_source',
    'ce_time',
    'content-type',
    'Content-Type',
    'ce_x',
  ),
  text,
);
const bytes = fc.oneof(
  text.map((one) => Buffer.from(one)),
  fc.uint8Array({ maxLength: 30 }).map((one) => Buffer.from(one)),
  fc.constant(null),
);
const body = fc.oneof(
  bytes,
  fc.json().map((one) => Buffer.from(one)),
  fc.constant(Buffer.from(`{"specversion":"1.0","${planted}":"${planted}","data":{}}`)),
);

describe('whatever stands in a record', () => {
  it('is an event or a refusal, which repeats nothing of it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, bytes), { maxLength: 8 }), body, (headers, content) => {
        const { event, problems } = eventOfRecord(recordOf(headers, content));
        expect(event === undefined).toBe((problems ?? []).length > 0);
        expect(JSON.stringify(problems ?? [])).not.toContain('planted');
      }),
      { numRuns: 2_000 },
    );
  });

  it('may name people where ids or texts are', () => {
    const attributes = { id: planted, source: '/crm', time: '', subject: '+49 171 1234567' };
    const data = { lead: { system: 'crm', externalId: planted }, kind: 'call', channel: planted };
    const fact = { type: 'smarketing.inbound.touchpoint.v1', data } as never;
    const fields = personalPlacesOf(attributes, fact).map(({ field }) => field);
    expect(fields.toSorted()).toEqual([
      ...['/data/channel', '/data/lead/externalId', '/id', '/subject'],
    ]);
    const number = {
      ...data,
      channel: 'fair',
      lead: { system: 'crm', externalId: '00491711234567' },
    };
    const good = { ...attributes, id: '00491711234567', subject: undefined };
    expect(personalPlacesOf(good, { ...(fact as object), data: number } as never)).toEqual([]);
  });
});

describe('a stage that another system tells', () => {
  const at = (day: number) => new Date(Date.UTC(2026, 0, day));
  const lead = { _id: 'x', stage: 'qualified', stageAt: at(10) } as Lead;

  it('is a fact of now, unless it is known or older than what is', () => {
    const told = importStage(lead, { stage: 'customer', at: at(11) }, at(20));
    expect(told?.lead).toMatchObject({ stage: 'customer', stageAt: at(11) });
    expect(told?.fact).toMatchObject({ data: { leadId: 'x', stage: 'customer' }, time: at(20) });
    expect(importStage(lead, { stage: 'qualified', at: at(12) }, at(20))).toBeUndefined();
    expect(importStage(lead, { stage: 'customer', at: at(9) }, at(20))).toBeUndefined();
  });

  it('ends at the newest one, in whatever order they come', () => {
    const told = [
      { stage: 'opportunity', at: at(11) },
      { stage: 'lost', at: at(13) },
      { stage: 'customer', at: at(15) },
    ] as const;
    fc.assert(
      fc.property(fc.shuffledSubarray([...told], { minLength: 3 }), (order) => {
        const last = order.reduce(
          (one, stage) => importStage(one, stage, at(20))?.lead ?? one,
          lead,
        );
        expect(last.stage).toBe('customer');
      }),
    );
  });
});

it.each<[string | undefined, string[], number]>([
  [undefined, [], 0],
  ['', [], 0],
  ['crm, shop,crm', ['crm', 'shop'], 0],
  ['CRM', ['CRM'], 1],
  ['crm/eu', ['crm/eu'], 1],
])('INBOUND_SENDERS %s is %j with %i mistakes', (given, senders, mistakes) => {
  const problems: string[] = [];
  const read = readInboundSettings({ INBOUND_SENDERS: given }, problems);
  expect([read.inboundSenders, problems.length]).toEqual([senders, mistakes]);
});
