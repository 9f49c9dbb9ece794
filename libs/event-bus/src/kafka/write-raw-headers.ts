import { createRequire } from 'node:module';
import { RecordHeaders } from './record-headers.js';
import { varintOf } from './varints.js';

interface RecordParts {
  readonly offsetDelta?: number;
  readonly timestampDelta?: number;
  readonly key: Buffer | string | null | undefined;
  readonly value: Buffer | string | null;
  readonly headers?: unknown;
}

interface Encoder {
  writeBuffer(bytes: Buffer): Encoder;
}

let writing = false;

/**
 * kafkajs 2.2.4 cannot write a header without a value, nor keep the order of repeated ones. A message
 * whose headers are {@link RecordHeaders} is written here, byte for byte.
 */
export function writeRawHeaders(): void {
  if (writing) return;
  writing = true;
  const require = createRequire(import.meta.url);
  const path = require.resolve('kafkajs/src/protocol/recordBatch/record/v0');
  const original = require(path) as (parts: RecordParts) => Encoder;
  const EncoderOfClient = require('kafkajs/src/protocol/encoder') as new (size: number) => Encoder;
  // The client asks for the module when it writes its first request.
  require.cache[path]!.exports = (parts: RecordParts) => {
    if (!(parts.headers instanceof RecordHeaders)) return original(parts);
    const record = recordOf(parts, parts.headers);
    return new EncoderOfClient(record.length).writeBuffer(record);
  };
}

function recordOf(
  { offsetDelta = 0, timestampDelta = 0, key, value }: RecordParts,
  headers: RecordHeaders,
): Buffer {
  const record = Buffer.concat([
    Buffer.from([0]),
    varintOf(timestampDelta),
    varintOf(offsetDelta),
    ...withLength(key),
    ...withLength(value),
    headers.bytes,
  ]);
  return Buffer.concat([varintOf(record.length), record]);
}

function withLength(bytes: Buffer | string | null | undefined): Buffer[] {
  if (bytes === null || bytes === undefined) return [varintOf(-1)];
  const buffer = Buffer.from(bytes as string);
  return [varintOf(buffer.length), buffer];
}
