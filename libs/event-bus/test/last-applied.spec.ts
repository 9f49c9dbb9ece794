import { describe, expect, it } from 'vitest';
import {
  lastAppliedIn,
  recognise,
  type Found,
  type Remembered,
} from '../src/consume/last-applied.js';
import { decodeRecord } from '../src/consume/decode-record.js';
import type { LogRecord } from '../src/kafka/fetched-chunk.js';
import { RecordHeaders } from '../src/kafka/record-headers.js';
import { captured, leadIn, messageOf, touched } from './lead-facts.js';

const leadId = leadIn(2);

function recordAt(offset: number, { key, headers, body } = messageOf(captured(leadId))): LogRecord {
  return {
    offset,
    partition: 2,
    key,
    keyBytes: Buffer.from(key ?? ''),
    headers: RecordHeaders.of(Object.entries(headers)),
    body: Buffer.from(body),
    timestamp: 0,
  };
}

const nobodys = (offset: number): LogRecord => ({
  ...recordAt(offset),
  headers: RecordHeaders.of([]),
});

const remembered: Remembered = {
  last: { cluster: 'A', offset: 10, id: `leads/${leadId}/1` },
  next: 11,
  clusters: ['A'],
  cluster: 'A',
};
const found: Found = {
  fetchedFrom: 10,
  records: [recordAt(10)],
  next: 11,
  highWatermark: 20,
};

describe('a topic of which something was applied', () => {
  it('is known where the same fact lies at the same offset, on whatever cluster', () => {
    expect(recognise(remembered, found)).toEqual({ is: 'known' });
    expect(recognise({ ...remembered, cluster: 'B' }, found)).toEqual({ is: 'known' });
  });

  it('is foreign where another fact lies there, or none', () => {
    const other = recordAt(10, messageOf(touched(leadId, 2)));
    for (const record of [other, nobodys(10)]) {
      expect(recognise(remembered, { ...found, records: [record] })).toMatchObject({
        is: 'foreign',
      });
    }
  });

  it('is foreign where it ends before, also where nothing can be fetched to tell', () => {
    for (const highWatermark of [0, 9, 10]) {
      const shorter = { ...found, records: [], highWatermark };
      expect(recognise(remembered, shorter)).toMatchObject({ is: 'foreign' });
    }
    const bounds = { start: 0, end: 7 };
    expect(recognise(remembered, { ...found, records: [], bounds })).toMatchObject({
      is: 'foreign',
      why: 'ends at 7, but 11 of its records were applied',
    });
  });

  it('cannot be told from what begins elsewhere, or brings nothing', () => {
    const untold = { is: 'untold', readFrom: 10 };
    expect(recognise(remembered, { ...found, fetchedFrom: 11, records: [] })).toEqual(untold);
    expect(recognise(remembered, { ...found, fetchedFrom: 3 })).toEqual(untold);
    expect(recognise(remembered, { ...found, records: [], next: 10 })).toEqual(untold);
  });

  it('whose last fact was deleted since is known on its own cluster, and on no other', () => {
    const deleted = { ...found, records: [], bounds: { start: 15, end: 20 } };
    expect(recognise(remembered, deleted)).toEqual({ is: 'known' });
    expect(recognise({ ...remembered, cluster: 'B' }, deleted)).toMatchObject({ is: 'foreign' });
    const compacted = { ...found, records: [recordAt(14)] };
    expect(recognise(remembered, compacted)).toEqual({ is: 'known' });
    expect(recognise({ ...remembered, cluster: 'B' }, compacted)).toMatchObject({ is: 'foreign' });
  });

  it('whose last fact was compacted away, with nobody’s records behind it, is not asked for again', () => {
    const passedOver = { ...found, records: [], next: 12, highWatermark: 12 };
    expect(recognise(remembered, passedOver)).toEqual({ is: 'known' });
    expect(recognise({ ...remembered, cluster: 'B' }, passedOver)).toMatchObject({ is: 'foreign' });
  });
});

describe('a topic of which no fact was applied', () => {
  const without: Remembered = { ...remembered, last: undefined };

  it('is known while nothing of it was passed over', () => {
    expect(recognise({ ...without, next: 0, cluster: 'B' }, found)).toEqual({ is: 'known' });
  });

  it('is known on a cluster that the position names, and where it names none', () => {
    expect(recognise(without, found)).toEqual({ is: 'known' });
    expect(recognise({ ...without, clusters: [] }, found)).toEqual({ is: 'known' });
    expect(recognise({ ...without, cluster: 'B' }, found)).toMatchObject({ is: 'foreign' });
  });
});

describe('what is remembered of a batch', () => {
  it('is the last fact of each topic, whatever else lies behind it', () => {
    const records = [
      decodeRecord(recordAt(3), 'leads'),
      decodeRecord(recordAt(4, messageOf(touched(leadId, 2))), 'leads'),
      decodeRecord(nobodys(5), 'leads'),
      decodeRecord(recordAt(7), 'leads/bulk'),
    ];
    expect(lastAppliedIn(records, 'A')).toEqual({
      leads: { cluster: 'A', offset: 4, id: `leads/${leadId}/2` },
      'leads/bulk': { cluster: 'A', offset: 7, id: `leads/${leadId}/1` },
    });
  });
});
