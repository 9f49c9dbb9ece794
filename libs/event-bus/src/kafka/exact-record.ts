import { isUtf8 } from 'node:buffer';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Binary } from 'mongodb';
import type { LogRecord } from './fetched-chunk.js';
import { RecordHeaders } from './record-headers.js';

/** Bytes as the log holds them. */
export interface ExactRecord {
  readonly key: Binary | null;
  readonly headers: Binary;
  readonly body: Binary | null;
  /** The body is packed by gzip: else the document would be too large. */
  readonly packed?: true;
  /** The body is too large for a document, also packed: it lies on the log alone. */
  readonly onLogOnly?: true;
  /** Kafka's own, where no date says the same. */
  readonly timestamp?: number;
  readonly isBrokerTime?: true;
}

/** A document takes 16 MiB; a record is packed above, and not taken along where that is not enough. */
const packedAboveBytes = 4_194_304;
const largestPackedBytes = 14_680_064;
/** What a date can say, in milliseconds before and after 1970. */
const latestDateMs = 8.64e15;

/** The body of a record was too large to be kept here. */
export class BodyNotKeptError extends Error {
  readonly retryable = false;
  constructor(at: string) {
    super(
      `The body of ${at} is too large for the database. Read it from the log, and discard the record.`,
    );
    this.name = 'BodyNotKeptError';
  }
}

/** Undefined where the texts, `headers` among them, say all of the record. */
export function exactIfNeeded(
  record: LogRecord,
  headers: Readonly<Record<string, string>>,
): ExactRecord | undefined {
  const { keyBytes, body, timestamp, isBrokerTime } = record;
  const isText = body !== null && body.length <= packedAboveBytes && isUtf8(body);
  const isKeyText = keyBytes === null || isUtf8(keyBytes);
  const isDate = dateOf(timestamp) === timestamp;
  const isAllText =
    isText && isKeyText && isDate && !isBrokerTime && record.headers.isText(headers);
  return isAllText ? undefined : exactOf(record);
}

export function exactOf(record: LogRecord): ExactRecord {
  const { keyBytes, headers, body, timestamp, isBrokerTime } = record;
  return {
    key: keyBytes && new Binary(keyBytes),
    headers: new Binary(headers.bytes),
    ...packed(body),
    ...(dateOf(timestamp) !== timestamp && { timestamp }),
    ...(isBrokerTime && { isBrokerTime }),
  };
}

/** What the record was, as far as it was kept. */
export function bytesOf(exact: ExactRecord): Pick<LogRecord, 'keyBytes' | 'headers' | 'body'> {
  const kept = exact.body && bufferOf(exact.body);
  return {
    keyBytes: exact.key && bufferOf(exact.key),
    headers: headersIn(exact),
    body: kept && exact.packed ? gunzipSync(kept) : kept,
  };
}

function packed(body: Buffer | null): Pick<ExactRecord, 'body' | 'packed' | 'onLogOnly'> {
  if (body === null) return { body: null };
  if (body.length <= packedAboveBytes) return { body: new Binary(body) };
  const bytes = gzipSync(body, { level: 1 });
  return bytes.length <= largestPackedBytes
    ? { body: new Binary(bytes), packed: true }
    : { body: null, onLogOnly: true };
}

export function headersIn({ headers }: ExactRecord): RecordHeaders {
  return new RecordHeaders(bufferOf(headers));
}

/** The nearest that a date can say. */
export function dateOf(timestamp: number): number {
  return Math.max(-latestDateMs, Math.min(latestDateMs, timestamp));
}

function bufferOf(binary: Binary): Buffer {
  const { buffer, position } = binary;
  return Buffer.from(buffer.buffer, buffer.byteOffset, position);
}
