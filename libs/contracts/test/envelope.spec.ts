import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  catalog,
  contractOf,
  decodeHeaders,
  encodeHeaders,
  type Envelope,
  factOfType,
  MalformedEnvelopeError,
  StructuredModeError,
} from '../src/index.js';

const envelopes: fc.Arbitrary<Envelope> = fc.record(
  {
    id: fc.uuid(),
    type: fc.constantFrom(...catalog.map((fact) => contractOf(fact).type)),
    source: fc.constantFrom('/smarketing/marketing-intake', '/smarketing/sla-monitor'),
    subject: fc.string({ minLength: 1, unit: 'binary' }),
    time: fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }),
    committedAt: fc.date({
      min: new Date(0),
      max: new Date('9999-12-31'),
      noInvalidDate: true,
    }),
    sequence: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    correlationId: fc.string({ minLength: 1 }),
    causationId: fc.uuid(),
    playbook: fc.integer({ min: 1 }),
    traceparent: fc.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/),
    actor: fc.stringMatching(/^[A-Za-z0-9_-]{43}$/),
    actorRole: fc.constantFrom('marketing', 'sales', 'sales-lead', 'revops', 'ops', 'service'),
  },
  { requiredKeys: ['id', 'type', 'source', 'subject', 'time', 'sequence', 'correlationId'] },
);

const valid = encodeHeaders({
  id: '0190d6e8-9c1b-7a3e-8f00-000000000001',
  type: 'smarketing.lead.captured.v1',
  source: '/smarketing/marketing-intake',
  subject: '0190d6e8-9c1b-7a3e-8f00-000000000002',
  time: new Date('2026-11-23T10:00:00.000Z'),
  sequence: 1,
  correlationId: 'a',
});

describe('the envelope', () => {
  test('comes back from the headers as it went in, as texts and as buffers', () => {
    fc.assert(
      fc.property(envelopes, (envelope) => {
        const headers = encodeHeaders(envelope);
        expect(decodeHeaders(headers)).toEqual(envelope);
        expect(decodeHeaders(mapValues(headers, (text) => Buffer.from(text)))).toEqual(envelope);
        expect(decodeHeaders(mapValues(headers, (text) => [Buffer.from(text)]))).toEqual(envelope);
      }),
    );
  });

  test('is CloudEvents 1.0 in binary mode', () => {
    expect(valid).toEqual({
      ce_specversion: '1.0',
      ce_id: '0190d6e8-9c1b-7a3e-8f00-000000000001',
      ce_type: 'smarketing.lead.captured.v1',
      ce_source: '/smarketing/marketing-intake',
      ce_subject: '0190d6e8-9c1b-7a3e-8f00-000000000002',
      ce_time: '2026-11-23T10:00:00.000Z',
      ce_dataschema: 'urn:smarketing:schema:smarketing.lead.captured.v1',
      ce_sequence: '1',
      ce_correlationid: 'a',
      'content-type': 'application/json',
    });
  });

  test.each([
    ['ce_specversion', undefined],
    ['ce_specversion', '0.3'],
    ['ce_id', undefined],
    ['ce_id', ''],
    ['ce_id', ['a', 'b']],
    ['ce_type', undefined],
    ['ce_source', 'elsewhere'],
    ['ce_subject', undefined],
    ['ce_time', '2026-11-23'],
    ['ce_time', '2026-13-23T10:00:00Z'],
    ['ce_sequence', '0'],
    ['ce_sequence', '-1'],
    ['ce_sequence', '1.5'],
    ['ce_sequence', '9999999999999999'],
    ['ce_correlationid', undefined],
    ['ce_playbook', 'standard'],
    ['content-type', 'application/xml'],
  ])('with %s = %j is refused by that name, and a retry cannot help', (header, value) => {
    const decode = () => decodeHeaders({ ...valid, [header]: value });
    expect(decode).toThrow(MalformedEnvelopeError);
    expect(decode).toThrow(expect.objectContaining({ header, retryable: false }));
  });

  test('drops a trace context that cannot be read, or that comes twice', () => {
    const trace = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    expect(decodeHeaders({ ...valid, traceparent: trace })).toHaveProperty('traceparent', trace);
    for (const traceparent of ['x', '', null, [trace, trace], Buffer.from([0xff])]) {
      expect(decodeHeaders({ ...valid, traceparent })).not.toHaveProperty('traceparent');
    }
  });

  test.each([
    'Application/JSON; charset=UTF-8',
    'application/json;charset="utf-8"',
    'application/json ; Charset = utf8 ; profile=x',
    'application/json;',
  ])('takes the content-type %s', (text) => {
    expect(decodeHeaders({ ...valid, 'content-type': text })).toEqual(decodeHeaders(valid));
  });

  test.each([
    'application/json; charset=iso-8859-1',
    'application/jsonx',
    'application/json-seq',
    'application/xml',
  ])('refuses the content-type %s by name', (text) => {
    const decode = () => decodeHeaders({ ...valid, 'content-type': text });
    expect(decode).toThrow(expect.objectContaining({ header: 'content-type' }));
  });

  test.each([
    ['application/cloudevents+json', 'structured'],
    ['Application/CloudEvents+JSON; charset=utf-8', 'structured'],
    ['application/cloudevents-batch+json', 'batched'],
  ])('of %s says that it is in %s mode and that binary mode is read', (text, mode) => {
    const decode = () => decodeHeaders({ 'content-type': text });
    expect(decode).toThrow(StructuredModeError);
    expect(decode).toThrow(new RegExp(`${mode} mode.*Only binary mode is read`));
    expect(() => decodeHeaders([['Content-Type', text]])).toThrow(StructuredModeError);
  });

  test('reads what a record holds in its order: a foreign header matters to nobody', () => {
    const list: [string, Buffer | null][] = Object.entries(valid).map(([name, value]) => [
      name,
      Buffer.from(value),
    ]);
    const foreign: [string, Buffer | null][] = [
      ['x-trace', null],
      ['', Buffer.alloc(0)],
      ['__proto__', Buffer.from([0xff, 0])],
      ['x', Buffer.from('1')],
      ['x', Buffer.from('2')],
    ];
    expect(decodeHeaders([...foreign, ...list, ...foreign])).toEqual(decodeHeaders(valid));
  });

  test.each(Object.keys(valid).filter((name) => name !== 'ce_dataschema'))(
    'is refused where %s has no value, or comes with two; twice the same is no doubt',
    (header) => {
      const list: [string, string | null][] = Object.entries(valid);
      const other = () => decodeHeaders([...list, [header, 'other']]);
      expect(other).toThrow(new RegExp(`${header}.*given once`));
      expect(decodeHeaders([...list, [header, valid[header]!]])).toEqual(decodeHeaders(valid));
      const empty = list.map(([name, value]): [string, string | null] => [
        name,
        name === header ? null : value,
      ]);
      // What is not JSON would not be read either.
      if (header === 'content-type') expect(decodeHeaders(empty)).toEqual(decodeHeaders(valid));
      else expect(() => decodeHeaders(empty)).toThrow(expect.objectContaining({ header }));
    },
  );

  test('is refused by name where a header is not UTF-8', () => {
    const decode = () => decodeHeaders({ ...valid, ce_id: Buffer.from([0x61, 0xff]) });
    expect(decode).toThrow(/ce_id.*UTF-8/);
  });

  test('has the trace context bare and as an extension of CloudEvents, and is read by either', () => {
    const [one, other] = [
      `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
      `00-${'c'.repeat(32)}-${'d'.repeat(16)}-01`,
    ];
    expect(decodeHeaders({ ...valid, traceparent: one })).toMatchObject({ traceparent: one });
    expect(decodeHeaders({ ...valid, ce_traceparent: one })).toMatchObject({ traceparent: one });
    expect(decodeHeaders({ ...valid, traceparent: 'x', ce_traceparent: one })).toMatchObject({
      traceparent: one,
    });
    expect(decodeHeaders({ ...valid, traceparent: one, ce_traceparent: other })).toMatchObject({
      traceparent: one,
    });
  });

  test.each(['', 'somebody@north.example', ['a', 'b'], null])(
    'drops an actor or a role that cannot be read: %j',
    (value) => {
      const decoded = decodeHeaders({ ...valid, ce_actor: value, ce_actorrole: value } as never);
      expect(decoded).not.toHaveProperty('actor');
      expect(decoded).not.toHaveProperty('actorRole');
    },
  );

  test('names a type that leads to its class, and no other', () => {
    for (const fact of catalog) expect(factOfType(contractOf(fact).type)).toBe(fact);
    expect(factOfType('smarketing.lead.captured.v99')).toBeUndefined();
  });
});

function mapValues<A, B>(record: Record<string, A>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
