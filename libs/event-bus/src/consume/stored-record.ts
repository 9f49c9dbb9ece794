import type { TopicName, StreamName } from '@smarketing/contracts';
import type { LogRecord } from '../kafka/fetched-chunk.js';
import { RecordHeaders } from '../kafka/record-headers.js';
import type { DecodedRecord } from './decode-record.js';
import {
  BodyNotKeptError,
  bytesOf,
  dateOf,
  exactIfNeeded,
  headersIn,
  type ExactRecord,
} from '../kafka/exact-record.js';

/** A record of the log that waits in the database, whole. */
export interface StoredRecord {
  _id: string;
  shard: number;
  stream: StreamName;
  /** The topic that it came by. */
  log: TopicName;
  key: string | null;
  offset: number;
  /** As text, for people; the same as the record's where `exact` is absent. */
  headers: Record<string, string>;
  body: string;
  timestamp: Date;
  /** Where texts do not say it all: the record, byte for byte. */
  exact?: ExactRecord;
}

/** So much of a body that is not text, or that stands in `exact`, is shown to people. */
const shownCharacters = 10_000;

export function storeRecord(
  _id: string,
  partition: number,
  { record, stream, topic }: DecodedRecord,
): StoredRecord {
  const headers = record.headers.toText();
  const { key, offset, body, timestamp } = record;
  const exact = exactIfNeeded(record, headers);
  return {
    _id,
    shard: partition,
    stream,
    log: topic,
    key,
    offset,
    headers,
    body: body === null ? '' : body.toString('utf8', 0, exact ? shownCharacters : undefined),
    timestamp: new Date(dateOf(timestamp)),
    ...(exact && { exact }),
  };
}

/** Throws nothing; a body that was not kept is the fault of the record that comes of it. */
export function restoreRecord(stored: StoredRecord): LogRecord {
  const { offset, shard: partition, key, timestamp, exact } = stored;
  if (exact) {
    return {
      offset,
      partition,
      key,
      ...bytesOf(exact),
      timestamp: exact.timestamp ?? timestamp.getTime(),
      ...(exact.isBrokerTime && { isBrokerTime: true as const }),
      ...(exact.onLogOnly && { fault: new BodyNotKeptError(stored._id) }),
    };
  }
  return {
    offset,
    partition,
    key,
    keyBytes: key === null ? null : Buffer.from(key),
    headers: RecordHeaders.of(Object.entries(stored.headers)),
    body: Buffer.from(stored.body),
    timestamp: timestamp.getTime(),
  };
}

const positiveInteger = /^[1-9]\d{0,15}$/;

/** The number of the record in its stream and key, where its headers tell one, and no other. */
export function sequenceIn({ headers, exact }: Pick<StoredRecord, 'headers' | 'exact'>) {
  const text = headers['ce_sequence'];
  const given = exact ? valuesIn(exact, 'ce_sequence') : [text];
  if (given.some((other) => other !== text)) return null;
  return text !== undefined && positiveInteger.test(text) ? Number(text) : null;
}

function valuesIn(exact: ExactRecord, header: string): (string | undefined)[] {
  return headersIn(exact)
    .list()
    .flatMap(([name, value]) => (name === header ? [value?.toString()] : []));
}
