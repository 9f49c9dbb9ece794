import { isUtf8 } from 'node:buffer';
import { isIntact } from './batch-checksum.js';
import { decompress, UnknownCompressionError } from './decompress.js';
import type { LogRecord } from './fetched-chunk.js';
import { RecordHeaders } from './record-headers.js';
import { VarintReader } from './varints.js';

/** What stands before the records of a batch in Kafka's format 2, in bytes. */
const headerSize = 61;
/** Offset and length, which the length does not count. */
const preambleSize = 12;
const magicAt = 16;
/** One call hands out at most so many records, or bytes of them: the rest is asked for again. */
const mostRecords = 10_000;
const mostBytes = 4_194_304;

const logAppendTime = 0x08;
const transactional = 0x10;
const control = 0x20;
const abortMarker = 0;

/** A producer's transaction that was aborted, and the offset of its first record. */
export interface AbortedTransaction {
  readonly producer: bigint;
  readonly from: number;
}

export interface FetchedRecords {
  readonly records: readonly LogRecord[];
  /** Behind all that was looked at, also where nothing of it is anybody's record. */
  readonly next: number;
  /** Why what lies at `next` cannot be read now. */
  readonly problem: Error | undefined;
}

/** A batch that nobody will ever be able to read. As a record it stands for all that is in it. */
export class UnreadableBatchError extends Error {
  readonly retryable = false;
  constructor(
    readonly records: number,
    why: string,
  ) {
    super(
      `A batch of ${records} records cannot be read: ${why} It is kept whole, as it lies on the log.`,
    );
    this.name = 'UnreadableBatchError';
  }
}

/** A record says that it lies outside of its batch. */
class StrayOffsetError extends Error {
  readonly retryable = false;
  constructor(offset: number) {
    super(`A record in it has the offset ${offset}.`);
    this.name = 'StrayOffsetError';
  }
}

/** The bytes were changed on their way, or on the broker's disk. */
export class SpoiltBatchError extends Error {
  readonly retryable = true;
  constructor(offset: number) {
    super(
      `The checksum of the batch at offset ${offset} is wrong: the broker's copy, or the way to it, is damaged. Let another replica lead the partition, or restore it.`,
    );
    this.name = 'SpoiltBatchError';
  }
}

/**
 * Reads what a fetch brought of a partition, as whoever reads committed records sees it: without those
 * of aborted transactions and the markers that end transactions. Never throws for what the bytes hold.
 */
export async function readRecords(
  set: Buffer,
  partition: number,
  from: number,
  aborted: readonly AbortedTransaction[],
): Promise<FetchedRecords> {
  const taken = new Taken(partition, from);
  const abortions = new Abortions(aborted);
  let problem: Error | undefined;
  for (let at = 0; at + magicAt < set.length && !taken.isFull;) {
    const length = preambleSize + set.readInt32BE(at + 8);
    // The last one may be cut short; the first one is whole, else nobody could read on.
    if (length < preambleSize || at + length > set.length) {
      if (at === 0) problem = new SpoiltBatchError(from);
      break;
    }
    const batch = new Batch(set.subarray(at, at + length));
    at += length;
    try {
      if (batch.last < from || abortions.cover(batch)) taken.pass(batch.last);
      else await batch.readInto(taken);
    } catch (error) {
      if (error instanceof UnknownCompressionError) problem = error;
      else if (!batch.isIntact()) problem = new SpoiltBatchError(batch.first);
      else taken.addWhole(batch, (error as Error).message);
      if (problem) break;
    }
  }
  return { records: taken.records, next: taken.next, problem };
}

/** A batch of records, in whatever format. */
class Batch {
  readonly first: number;
  readonly last: number;
  private readonly magic: number;
  private readonly isWhole: boolean;
  private readonly attributes: number;

  constructor(readonly bytes: Buffer) {
    this.first = int64At(bytes, 0);
    this.magic = bytes[magicAt]!;
    this.isWhole = this.magic === 2 && bytes.length >= headerSize;
    this.attributes = this.isWhole ? bytes.readInt16BE(21) : 0;
    this.last = this.isWhole ? this.first + bytes.readInt32BE(23) : this.first;
  }

  get count(): number {
    return this.isWhole ? this.bytes.readInt32BE(57) : 1;
  }

  get isTransactional(): boolean {
    return (this.attributes & transactional) !== 0;
  }

  get isControl(): boolean {
    return (this.attributes & control) !== 0;
  }

  get producer(): bigint {
    return this.bytes.readBigInt64BE(43);
  }

  get timestamp(): number {
    return this.isWhole ? int64At(this.bytes, 27) : -1;
  }

  isIntact(): boolean {
    return !this.isWhole || isIntact(this.bytes);
  }

  /** What kind of marker the batch is, where it is one. */
  marker(): number {
    const reader = new VarintReader(this.bytes, headerSize);
    reader.varint();
    reader.skip(1);
    reader.varint();
    reader.varint();
    return reader.bytes(reader.varint())?.readInt16BE(2) ?? -1;
  }

  async readInto(taken: Taken): Promise<void> {
    if (this.magic !== 2) {
      throw new Error(`it is in Kafka's format ${this.magic}, which has no headers.`);
    }
    if (!this.isControl) {
      const codec = this.attributes & 0x07;
      const bytes = await decompress(codec, this.bytes.subarray(headerSize));
      const time = this.attributes & logAppendTime ? int64At(this.bytes, 35) : undefined;
      const reader = new VarintReader(bytes);
      // A few records must not keep all that came of a large batch in memory.
      const detach = bytes.length > 2 * mostBytes;
      for (let left = this.count; left > 0; left--) {
        const length = reader.varint();
        const record = detach ? new VarintReader(Buffer.from(reader.bytes(length)!)) : reader;
        taken.add(record, length, this, time);
        if (taken.isFull && left > 1) return;
      }
    }
    taken.pass(this.last);
  }
}

/** Which batches belong to aborted transactions; the batches must come in their order. */
class Abortions {
  private readonly upcoming: AbortedTransaction[];
  private readonly open = new Set<bigint>();

  constructor(aborted: readonly AbortedTransaction[]) {
    this.upcoming = aborted.toSorted((one, other) => one.from - other.from);
  }

  cover(batch: Batch): boolean {
    while (this.upcoming.length > 0 && this.upcoming[0]!.from <= batch.last) {
      this.open.add(this.upcoming.shift()!.producer);
    }
    if (this.open.size === 0 || !batch.isTransactional) return false;
    if (batch.isControl) {
      if (batch.marker() === abortMarker) this.open.delete(batch.producer);
      return true;
    }
    return this.open.has(batch.producer);
  }
}

/** The records that were read so far. */
class Taken {
  readonly records: LogRecord[] = [];
  next: number;
  private bytes = 0;

  constructor(
    private readonly partition: number,
    private readonly from: number,
  ) {
    this.next = from;
  }

  get isFull(): boolean {
    return this.records.length >= mostRecords || this.bytes >= mostBytes;
  }

  /** Nothing of anybody lies up to there. */
  pass(last: number): void {
    this.next = Math.max(this.next, last + 1);
  }

  /** The record that the reader is at, of that length. `time` where the broker stamped the batch. */
  add(reader: VarintReader, length: number, batch: Batch, time: number | undefined): void {
    const end = reader.at + length;
    reader.skip(1);
    const timestamp = batch.timestamp + reader.varint();
    const offset = batch.first + reader.varint();
    if (offset < batch.first || offset > batch.last) throw new StrayOffsetError(offset);
    if (offset < this.from) {
      reader.skip(end - reader.at);
      return;
    }
    const keyBytes = reader.bytes(reader.varint());
    const body = reader.bytes(reader.varint());
    const headers = new RecordHeaders(reader.bytes(end - reader.at) ?? Buffer.alloc(0));
    this.records.push({
      offset,
      partition: this.partition,
      key: keyText(keyBytes),
      keyBytes,
      headers,
      body,
      timestamp: time ?? timestamp,
      ...(time !== undefined && { isBrokerTime: true }),
    });
    this.bytes += length;
    this.next = offset + 1;
  }

  addWhole(batch: Batch, why: string): void {
    this.records.push({
      offset: Math.max(batch.first, this.next),
      partition: this.partition,
      key: null,
      keyBytes: null,
      headers: RecordHeaders.none,
      body: batch.bytes,
      timestamp: batch.timestamp,
      fault: new UnreadableBatchError(batch.count, why),
    });
    this.bytes += batch.bytes.length;
    this.pass(batch.last);
  }
}

/** A key that is not text is nobody's: nothing is of the same key, and nothing waits behind it. */
function keyText(key: Buffer | null): string | null {
  return key !== null && isUtf8(key) ? key.toString() : null;
}

function int64At(bytes: Buffer, at: number): number {
  return bytes.readInt32BE(at) * 2 ** 32 + bytes.readUInt32BE(at + 4);
}
