import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partitionAmong } from '../src/partition-of.js';
import { RecordHeaders } from '../src/kafka/record-headers.js';
import { writeRecordsOurselves } from '../src/kafka/kafkajs/write-records.js';

type WriteRecord = (parts: object) => { readonly buffer: Buffer };

const require = createRequire(import.meta.url);
const path = require.resolve('kafkajs/src/protocol/recordBatch/record/v0');
const ofClient = require(path) as WriteRecord;
writeRecordsOurselves();
const own = require(path) as WriteRecord;

const texts = fc.string({ unit: 'grapheme', maxLength: 200 });
const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));
const numbers = fc.nat({ max: 0x3fff_ffff });

describe('A record is written as the client would write it', () => {
  const parts = fc.record(
    {
      offsetDelta: numbers,
      timestampDelta: fc.oneof(fc.integer({ min: -300, max: 300 }), numbers),
      key: fc.oneof(texts, bytes, fc.constant(null)),
      value: fc.oneof(texts, bytes, fc.constant(null)),
      headers: fc.dictionary(texts, fc.oneof(texts, bytes)),
    },
    { requiredKeys: ['key', 'value'] },
  );

  it('byte for byte', () => {
    fc.assert(
      fc.property(parts, (record) => {
        expect(own(record).buffer).toEqual(ofClient(record).buffer);
      }),
    );
  });

  it('however long it is', () => {
    const record = { key: 'k', value: 'ä'.repeat(40_000), headers: { long: 'x'.repeat(20_000) } };
    expect(own(record).buffer.equals(ofClient(record).buffer)).toBe(true);
  });

  it('with headers as they stand on the log, where it would lose their order', () => {
    const headers = RecordHeaders.of([
      ['b', '1'],
      ['a', null],
      ['b', '2'],
    ]);
    const { buffer } = own({ key: null, value: 'v', headers });
    expect(buffer.subarray(-headers.bytes.length)).toEqual(headers.bytes);
    expect(buffer[0]).toBe((buffer.length - 1) * 2);
  });
});

describe('A key has the partition that the client would give it', () => {
  const murmur2 = require('kafkajs/src/producer/partitioners/default/murmur2') as (
    key: Buffer,
  ) => number;

  it('whatever the key', () => {
    fc.assert(
      fc.property(fc.oneof(texts, fc.uuid()), fc.integer({ min: 1, max: 1_000 }), (key, count) => {
        expect(partitionAmong(key, count)).toBe((murmur2(Buffer.from(key)) & 0x7fffffff) % count);
      }),
      { numRuns: 2_000 },
    );
  });
});
