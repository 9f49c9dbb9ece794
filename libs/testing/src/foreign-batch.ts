import { createRequire } from 'node:module';

const crc32c = createRequire(import.meta.url)('kafkajs/src/protocol/recordBatch/crc32C') as (
  bytes: Buffer,
) => number;

/** A record as any client may write it. Null: none, where Kafka allows that. */
export interface ForeignRecord {
  readonly key: Buffer | string | null;
  readonly value: Buffer | string | null;
  readonly headers?: Iterable<readonly [name: Buffer | string, value: Buffer | string | null]>;
  /** Milliseconds; default: now. */
  readonly timestamp?: number;
}

export interface ForeignBatch {
  readonly records: readonly ForeignRecord[];
  /** Of the codec of {@link ForeignBatch.attributes}: what becomes of the records' bytes. */
  readonly compress?: (records: Buffer) => Buffer;
  /** 1 gzip, 2 snappy, 3 lz4, 4 zstd; and whatever else the format has. */
  readonly attributes?: number;
}

/** A batch in Kafka's format 2, byte by byte: as a client writes it that takes every liberty. */
export function foreignBatch({ records, compress, attributes = 0 }: ForeignBatch): Buffer {
  const now = Date.now();
  const first = records[0]?.timestamp ?? now;
  const times = records.map(({ timestamp = now }) => timestamp);
  const content = Buffer.concat(
    records.map((record, index) => recordOf(record, index, first, now)),
  );
  const body = Buffer.concat([
    int(2, attributes),
    int(4, records.length - 1),
    int(8, first),
    int(8, Math.max(...times)),
    int(8, -1),
    int(2, -1),
    int(4, -1),
    int(4, records.length),
    compress ? compress(content) : content,
  ]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32c(body) >>> 0);
  const behindLength = Buffer.concat([int(4, -1), int(1, 2), checksum, body]);
  return Buffer.concat([int(8, 0), int(4, behindLength.length), behindLength]);
}

function recordOf(record: ForeignRecord, index: number, first: number, now: number): Buffer {
  const headers = [...(record.headers ?? [])];
  const content = Buffer.concat([
    int(1, 0),
    varint((record.timestamp ?? now) - first),
    varint(index),
    sized(record.key),
    sized(record.value),
    varint(headers.length),
    ...headers.flatMap(([name, value]) => [sized(name), sized(value)]),
  ]);
  return Buffer.concat([varint(content.length), content]);
}

function sized(value: Buffer | string | null): Buffer {
  if (value === null) return varint(-1);
  const bytes = Buffer.from(value as string);
  return Buffer.concat([varint(bytes.length), bytes]);
}

export function int(bytes: 1 | 2 | 4 | 8, value: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  if (bytes === 8) buffer.writeBigInt64BE(BigInt(value));
  else buffer.writeIntBE(value, 0, bytes);
  return buffer;
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value >= 0 ? BigInt(value) * 2n : BigInt(-value) * 2n - 1n;
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  bytes.push(Number(rest));
  return Buffer.from(bytes);
}
