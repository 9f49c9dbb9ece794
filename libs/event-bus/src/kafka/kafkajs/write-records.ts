import { createRequire } from 'node:module';
import { RecordHeaders } from '../record-headers.js';

type Bytes = Buffer | string | null | undefined;

interface RecordParts {
  readonly offsetDelta?: number;
  readonly timestampDelta?: number;
  readonly key: Bytes;
  readonly value: Bytes;
  readonly headers?: RecordHeaders | Readonly<Record<string, Bytes>>;
}

/** As the client has it: what was written so far, and how much of it. */
interface Encoder {
  buf: Buffer;
  offset: number;
}

let writing = false;

/**
 * kafkajs 2.2.4 writes a record by one encoder for each of its headers, each with a kilobyte of its own:
 * a tenth of the CPU of a relay, and most of its garbage. Nor can it write a header without a value, or
 * keep the order of repeated ones. Here a record is written at once, {@link RecordHeaders} byte for byte.
 */
export function writeRecordsOurselves(): void {
  if (writing) return;
  writing = true;
  const require = createRequire(import.meta.url);
  const path = require.resolve('kafkajs/src/protocol/recordBatch/record/v0');
  require(path);
  const { prototype } = require('kafkajs/src/protocol/encoder') as { prototype: Encoder };
  // The client asks for the module when it writes its first request.
  require.cache[path]!.exports = (parts: RecordParts): Encoder => {
    const encoder = Object.create(prototype) as Encoder;
    encoder.buf = recordOf(parts);
    encoder.offset = encoder.buf.length;
    return encoder;
  };
}

function recordOf(parts: RecordParts): Buffer {
  const { offsetDelta = 0, timestampDelta = 0, key, value, headers = {} } = parts;
  const block = headers instanceof RecordHeaders ? headers.bytes : headersOf(headers);
  const size =
    1 +
    sizeOfVarint(timestampDelta) +
    sizeOfVarint(offsetDelta) +
    sizeOf(key) +
    sizeOf(value) +
    block.length;
  const record = new Written(sizeOfVarint(size) + size);
  record.varint(size);
  record.varint(0);
  record.varint(timestampDelta);
  record.varint(offsetDelta);
  record.withLength(key);
  record.withLength(value);
  record.put(block);
  return record.bytes;
}

function headersOf(headers: Readonly<Record<string, Bytes>>): Buffer {
  const names = Object.keys(headers);
  let size = sizeOfVarint(names.length);
  for (const name of names) size += sizeOf(name) + sizeOf(headers[name]);
  const block = new Written(size);
  block.varint(names.length);
  for (const name of names) {
    block.withLength(name);
    block.withLength(headers[name]);
  }
  return block.bytes;
}

/** With its length before it. */
function sizeOf(bytes: Bytes): number {
  const length = lengthOf(bytes);
  return sizeOfVarint(length) + Math.max(0, length);
}

/** Minus one for what is not there. */
function lengthOf(bytes: Bytes): number {
  return bytes === null || bytes === undefined ? -1 : Buffer.byteLength(bytes);
}

function sizeOfVarint(value: number): number {
  let bytes = 1;
  for (let rest = zigzag(value); rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes++;
  return bytes;
}

/** Exact up to 2^52. */
function zigzag(value: number): number {
  return value >= 0 ? value * 2 : -value * 2 - 1;
}

/** Bytes that are written from their beginning to their end. */
class Written {
  readonly bytes: Buffer;
  private at = 0;

  constructor(size: number) {
    this.bytes = Buffer.allocUnsafe(size);
  }

  varint(value: number): void {
    let rest = zigzag(value);
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) {
      this.bytes[this.at++] = (rest % 0x80) | 0x80;
    }
    this.bytes[this.at++] = rest;
  }

  withLength(bytes: Bytes): void {
    this.varint(lengthOf(bytes));
    if (bytes !== null && bytes !== undefined) this.put(bytes);
  }

  put(bytes: Buffer | string): void {
    this.at +=
      typeof bytes === 'string'
        ? this.bytes.write(bytes, this.at)
        : bytes.copy(this.bytes, this.at);
  }
}
