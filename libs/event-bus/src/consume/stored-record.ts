import type { LogName, StreamName } from '@smarketing/contracts';
import type { LogRecord } from '../kafka/fetched-chunk.js';
import type { DecodedRecord } from './decode-record.js';

/** A record of the log that waits in the database, whole. */
export interface StoredRecord {
  _id: string;
  shard: number;
  stream: StreamName;
  /** The topic that it came by. */
  log: LogName;
  key: string | null;
  offset: number;
  headers: Record<string, string>;
  body: string;
  timestamp: Date;
}

export function storeRecord(
  _id: string,
  shard: number,
  { record, stream, log }: DecodedRecord,
): StoredRecord {
  return {
    _id,
    shard,
    stream,
    log,
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
