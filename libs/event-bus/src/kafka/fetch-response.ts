import type { AbortedTransaction } from './record-batches.js';

/** What a fetch brought of one partition, unread. */
export interface FetchedPartition {
  readonly partition: number;
  readonly errorCode: number;
  /** The offset behind the newest record. */
  readonly highWatermark: number;
  /** The offset of the first record whose transaction is open; else the high watermark. */
  readonly stableEnd: number;
  readonly aborted: readonly AbortedTransaction[];
  readonly preferredReadReplica: number;
  readonly set: Buffer;
}

export interface FetchResponse {
  readonly throttleTime: number;
  readonly clientSideThrottleTime: number;
  readonly errorCode: number;
  readonly responses: { topicName: string; partitions: FetchedPartition[] }[];
}

/** A fetch response of version 11, without reading its records. */
export function decodeFetchResponse(bytes: Buffer): FetchResponse {
  const reader = new Reader(bytes);
  const clientSideThrottleTime = reader.int32();
  const errorCode = reader.int16();
  reader.int32(); // the session
  const responses = reader.array(() => ({
    topicName: reader.text(),
    partitions: reader.array(() => partitionOf(reader)),
  }));
  // The broker has not throttled; the client is to wait by itself.
  return { throttleTime: 0, clientSideThrottleTime, errorCode, responses };
}

function partitionOf(reader: Reader): FetchedPartition {
  const partition = reader.int32();
  const errorCode = reader.int16();
  const highWatermark = reader.int64();
  const stableEnd = reader.int64();
  reader.int64(); // where the log starts
  const aborted = reader.array(() => ({ producer: reader.bigint(), from: reader.int64() }));
  const preferredReadReplica = reader.int32();
  const set = reader.bytes();
  return { partition, errorCode, highWatermark, stableEnd, aborted, preferredReadReplica, set };
}

class Reader {
  private at = 0;

  constructor(private readonly buffer: Buffer) {}

  int16(): number {
    return this.buffer.readInt16BE(this.move(2));
  }

  int32(): number {
    return this.buffer.readInt32BE(this.move(4));
  }

  int64(): number {
    const at = this.move(8);
    return this.buffer.readInt32BE(at) * 2 ** 32 + this.buffer.readUInt32BE(at + 4);
  }

  bigint(): bigint {
    return this.buffer.readBigInt64BE(this.move(8));
  }

  text(): string {
    const length = this.int16();
    return this.buffer.toString('utf8', this.move(length), this.at);
  }

  bytes(): Buffer {
    const length = Math.max(0, this.int32());
    return this.buffer.subarray(this.move(length), this.at);
  }

  array<R>(read: () => R): R[] {
    const length = this.int32();
    const items: R[] = [];
    for (let index = 0; index < length; index++) items.push(read());
    return items;
  }

  private move(length: number): number {
    const from = this.at;
    this.at += length;
    return from;
  }
}
