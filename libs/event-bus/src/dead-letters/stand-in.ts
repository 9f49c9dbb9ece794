import { encodeHeaders, factOfType, ownerOf, streamsOf } from '@smarketing/contracts';
import { decodeRecord, type DecodedRecord } from '../consume/decode-record.js';
import { restoreRecord, sequenceIn, type StoredRecord } from '../consume/stored-record.js';
import { partitionOf } from '../partition-of.js';
import { RecordHeaders } from '../kafka/record-headers.js';

/** A type that no service folds. */
const discardedType = 'smarketing.fact.discarded.v1';

/** Between them an envelope can tell the time. */
const earliest = new Date(0);
const latest = new Date('9999-12-31T23:59:59.999Z');

/**
 * What takes the place of a discarded record: a fact of the same number that changes nothing, so that
 * the guard lets its successors through. Undefined where the record does not say beyond doubt which
 * number of its key it is: to move over a wrong one would lose the fact that has it.
 */
export function standInFor(record: StoredRecord): DecodedRecord | undefined {
  const { key, stream, log, headers, timestamp } = record;
  const sequence = sequenceIn(record);
  if (key === null || sequence === null || headers['ce_subject'] !== key) return undefined;
  // On another partition lies the key's own order, and the fact that has the number may be there.
  if (partitionOf(key) !== record.shard) return undefined;
  const id = `${stream}/${key}/${sequence}`;
  if (headers['ce_id'] && headers['ce_id'] !== id) return undefined;
  const fact = factOfType(headers['ce_type'] ?? '');
  if (fact && !streamsOf(fact).includes(stream)) return undefined;
  const envelope = encodeHeaders({
    id,
    type: discardedType,
    source: `/smarketing/${ownerOf(stream)}`,
    subject: key,
    time: timestamp >= earliest && timestamp <= latest ? timestamp : earliest,
    sequence,
    correlationId: headers['ce_correlationid'] || id,
  });
  const { offset, partition, timestamp: stamped } = restoreRecord(record);
  const standIn = {
    offset,
    partition,
    key,
    keyBytes: Buffer.from(key),
    headers: RecordHeaders.of(Object.entries(envelope)),
    body: Buffer.from('{}'),
    timestamp: stamped,
  };
  return decodeRecord(standIn, log);
}
