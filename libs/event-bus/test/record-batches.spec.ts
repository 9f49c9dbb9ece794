import { zstdCompressSync } from 'node:zlib';
import { foreignBatch, type ForeignBatch } from '@smarketing/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLz4Frame } from '../src/kafka/lz4-frame.js';
import { readRecords } from '../src/kafka/record-batches.js';
import { RecordHeaders } from '../src/kafka/record-headers.js';

const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array));
const record = fc.record({
  key: fc.option(bytes),
  value: fc.option(bytes),
  headers: fc.array(fc.tuple(bytes, fc.option(bytes)), { maxLength: 5 }),
  timestamp: fc.integer({ min: -1, max: 9e15 }),
});

/** Batches one behind the other, as they lie on a partition. */
function logOf(...batches: ForeignBatch[]): Buffer {
  let offset = 0;
  const written = batches.map((batch) => {
    const buffer = foreignBatch(batch);
    buffer.writeBigInt64BE(BigInt(offset));
    offset += batch.records.length;
    return buffer;
  });
  return Buffer.concat(written);
}

const plain = { key: 'k', value: 'v' };

describe('A batch of records', () => {
  it('is read byte for byte, whatever its records hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 5 }), async (records) => {
        const read = await readRecords(logOf({ records }), 2, 0, []);
        expect(read).toMatchObject({ next: records.length, problem: undefined });
        read.records.forEach(({ offset, keyBytes, body, headers, timestamp }, index) => {
          const { key, value, headers: written, timestamp: stamped } = records[index]!;
          expect({ offset, keyBytes, body, timestamp }).toEqual({
            offset: index,
            keyBytes: key,
            body: value,
            timestamp: stamped,
          });
          const values = headers.list().map(([, given]) => given);
          expect(values).toEqual(written.map(([, given]) => given));
        });
      }),
    );
  });

  it('is read from the offset on that was asked for', async () => {
    const log = logOf({ records: [plain, plain, plain] }, { records: [plain] });
    const { records, next } = await readRecords(log, 0, 2, []);
    expect(records.map(({ offset }) => offset)).toEqual([2, 3]);
    expect(next).toBe(4);
  });

  it('that compaction has emptied is passed over', async () => {
    const log = logOf({ records: [plain, plain] });
    log.writeInt32BE(0, 57);
    const emptied = log.subarray(0, 61);
    emptied.writeInt32BE(61 - 12, 8);
    expect(await readRecords(emptied, 0, 0, [])).toMatchObject({ records: [], next: 2 });
  });

  it('that is cut short at the end is left for the next fetch', async () => {
    const log = logOf({ records: [plain] }, { records: [plain] });
    const read = await readRecords(log.subarray(0, log.length - 3), 0, 0, []);
    expect(read).toMatchObject({ next: 1, problem: undefined });
  });

  it.each([5, 6, 7])('of the unknown codec %i waits, and says why', async (attributes) => {
    const log = logOf({ records: [plain] }, { records: [plain], attributes });
    const { records, next, problem } = await readRecords(log, 0, 0, []);
    expect(records).toHaveLength(1);
    expect(next).toBe(1);
    expect(problem?.message).toMatch(/codec \d.*update the service/);
  });

  it('that cannot be read for good stands for its records, whole', async () => {
    const compress = () => Buffer.from('not zstd at all');
    const log = logOf({ records: [plain, plain], attributes: 4, compress }, { records: [plain] });
    const { records, next, problem } = await readRecords(log, 0, 0, []);
    expect(problem).toBeUndefined();
    expect(next).toBe(3);
    expect(records).toHaveLength(2);
    expect(records[0]).toMatchObject({ offset: 0, key: null });
    expect(records[0]!.fault?.message).toMatch(/A batch of 2 records cannot be read/);
    expect(records[0]!.body!.subarray(61).toString()).toBe('not zstd at all');
  });

  it('that was damaged on its way waits for a better copy', async () => {
    const log = logOf({
      records: [plain],
      attributes: 4,
      compress: (all) => zstdCompressSync(all),
    });
    log[log.length - 6]! ^= 0xff;
    const { records, next, problem } = await readRecords(log, 0, 0, []);
    expect({ records, next }).toEqual({ records: [], next: 0 });
    expect(problem?.message).toMatch(/checksum/);
  });

  it('of a format before headers stands for itself', async () => {
    const old = Buffer.alloc(40);
    old.writeInt32BE(40 - 12, 8);
    old[16] = 1;
    const { records, next } = await readRecords(old, 0, 0, []);
    expect(next).toBe(1);
    expect(records[0]!.fault?.message).toMatch(/format 1, which has no headers/);
  });

  it('never throws for what its bytes are', async () => {
    const whole = logOf({ records: [plain, plain] });
    const anywhere = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(anywhere, { maxLength: 6 }), async (changes) => {
        const log = Buffer.from(whole);
        for (const { at, byte } of changes) log[at] = byte;
        await readRecords(log, 0, 0, [{ producer: -1n, from: 0 }]);
      }),
    );
  });

  it('of many small records is handed out in parts', async () => {
    const records = Array.from({ length: 25_000 }, () => ({ key: null, value: '' }));
    const compress = (all: Buffer) => zstdCompressSync(all);
    const log = logOf({ records, attributes: 4, compress });
    let from = 0;
    for (const expected of [10_000, 20_000, 25_000]) {
      const read = await readRecords(log, 0, from, []);
      expect(read.next).toBe(expected);
      expect(read.records).toHaveLength(expected - from);
      from = read.next;
    }
  });
});

describe('Headers', () => {
  it('are told as text only where text says them', () => {
    const texts: [string, string][] = [
      ['b', '1'],
      ['a', 'ä'],
    ];
    const headers = RecordHeaders.of(texts);
    expect(headers.isText(headers.toText())).toBe(true);
    const others: [string, Buffer | string | null][][] = [
      [['a', null]],
      [...texts, ...texts],
      [['a', Buffer.from([0xff])]],
      [['a\0', 'x']],
      [
        ['b', ''],
        ['1', ''],
      ],
    ];
    for (const other of others) {
      const odd = RecordHeaders.of(other);
      expect(odd.isText(odd.toText())).toBe(false);
    }
  });
});

describe('An LZ4 frame', () => {
  /** One literal block and one that repeats what it and the block before wrote. */
  const literal = Buffer.concat([Buffer.from([0x50]), Buffer.from('abcde')]);
  const repeating = Buffer.from([0x1f, 'x'.charCodeAt(0), 6, 0, 255, 10, 0x10, '!'.charCodeAt(0)]);
  const size = (block: Buffer) => {
    const four = Buffer.alloc(4);
    four.writeUInt32LE(block.length);
    return four;
  };
  const header = Buffer.from([0x04, 0x22, 0x4d, 0x18, 0x40, 0x40, 0]);
  const end = Buffer.alloc(4);
  const frame = (...blocks: Buffer[]) =>
    Buffer.concat([header, ...blocks.flatMap((block) => [size(block), block]), end]);

  it('is read over its blocks, which refer to one another', () => {
    const text = readLz4Frame(frame(literal, repeating), 1_000)!.toString();
    expect(text).toBe(`abcdex${'abcdex'.repeat(48).slice(0, 15 + 255 + 10 + 4)}!`);
  });

  it('gives no more than may come of it', () => {
    expect(readLz4Frame(frame(literal, repeating), 100)).toBeUndefined();
  });

  it('that is spoilt is refused, and read no further than it goes', () => {
    const whole = frame(literal, repeating);
    const spoilt = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) });
    fc.assert(
      fc.property(spoilt, fc.nat(whole.length), ({ at, byte }, length) => {
        const changed = Buffer.from(whole.subarray(0, length));
        if (at < length) changed[at] = byte;
        try {
          expect(readLz4Frame(changed, 10_000)?.length ?? 0).toBeLessThanOrEqual(10_000);
        } catch (error) {
          expect(error).toMatchObject({ retryable: false });
        }
      }),
    );
  });
});
