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
} from '../src/index.js';

const envelopes: fc.Arbitrary<Envelope> = fc.record(
  {
    id: fc.uuid(),
    type: fc.constantFrom(...catalog.map((fact) => contractOf(fact).type)),
    source: fc.constantFrom('/smarketing/marketing-intake', '/smarketing/sla-monitor'),
    subject: fc.string({ minLength: 1, unit: 'binary' }),
    time: fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }),
    sequence: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    correlationId: fc.string({ minLength: 1 }),
    causationId: fc.uuid(),
    playbook: fc.integer({ min: 1 }),
    traceparent: fc.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/),
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

  test('drops a trace context that cannot be read', () => {
    expect(decodeHeaders({ ...valid, traceparent: 'x' })).not.toHaveProperty('traceparent');
  });

  test('names a type that leads to its class, and no other', () => {
    for (const fact of catalog) expect(factOfType(contractOf(fact).type)).toBe(fact);
    expect(factOfType('smarketing.lead.captured.v99')).toBeUndefined();
  });
});

function mapValues<A, B>(record: Record<string, A>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
