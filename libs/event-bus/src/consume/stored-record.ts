import type { StreamName } from '@smarketing/contracts';
import type { LogRecord } from '../kafka/fetched-chunk.js';

/** A record of the log that waits in the database, whole. */
export interface StoredRecord {
  _id: string;
  shard: number;
  stream: StreamName;
  key: string | null;
  offset: number;
  headers: Record<string, string>;
  body: string;
  timestamp: Date;
}

export function storeRecord(
  _id: string,
  shard: number,
  stream: StreamName,
  record: LogRecord,
): StoredRecord {
  return {
    _id,
    shard,
    stream,
    key: record.key,
    offset: record.offset,
    headers: { ...record.headers },
    body: record.body.toString(),
    timestamp: new Date(record.timestamp),
  };
}

export function restoreRecord(stored: StoredRecord): LogRecord {
  return {
    offset: stored.offset,
    key: stored.key,
    headers: stored.headers,
    body: Buffer.from(stored.body),
    timestamp: stored.timestamp.getTime(),
  };
}
