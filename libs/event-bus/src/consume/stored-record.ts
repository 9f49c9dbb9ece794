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
  /** Its place among those of its topic: the offset, before 0 where it came from an earlier cluster. */
  order?: number;
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
  const { key, offset: place, body, timestamp } = record;
  const exact = exactIfNeeded(record, headers);
  return {
    _id,
    shard: partition,
    stream,
    log: topic,
    key,
    offset: offsetOf(place),
    ...(place < 0 && { order: place }),
    headers,
    body: body === null ? '' : body.toString('utf8', 0, exact ? shownCharacters : undefined),
    timestamp: new Date(dateOf(timestamp)),
    ...(exact && { exact }),
  };
}

/** So many places before 0 the records of an earlier cluster begin. */
export const placesOfOneCluster = 2 ** 40;

/** As it was on its cluster, of a place that may be one of an earlier cluster. */
export function offsetOf(place: number): number {
  return place < 0
    ? ((place % placesOfOneCluster) + placesOfOneCluster) % placesOfOneCluster
    : place;
}

/** Its offset is its place, so that no two are the same. Throws nothing; a body that was not kept is the fault of the record that comes of it. */
export function restoreRecord(stored: StoredRecord): LogRecord {
  const { order, shard: partition, key, timestamp, exact } = stored;
  const offset = order ?? stored.offset;
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
