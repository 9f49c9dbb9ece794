import { contractOf, encodeHeaders, factOfType, streams } from '@smarketing/contracts';
import { decodeRecord, type DecodedRecord } from '../consume/decode-record.js';
import { restoreRecord, type StoredRecord } from '../consume/stored-record.js';
import { sequenceIn } from './dead-letter.js';

/** A type that no service folds. */
const discardedType = 'smarketing.fact.discarded.v1';

/**
 * What takes the place of a discarded record: a fact of the same number that changes nothing, so that
 * the guard lets its successors through. Undefined where the record does not say beyond doubt which
 * number of its key it is: to move over a wrong one would lose the fact that has it.
 */
export function standInFor(record: StoredRecord): DecodedRecord | undefined {
  const { key, stream, log, headers, timestamp } = record;
  const sequence = sequenceIn(record);
  if (key === null || sequence === null || headers['ce_subject'] !== key) return undefined;
  const id = `${stream}/${key}/${sequence}`;
  if (headers['ce_id'] !== undefined && headers['ce_id'] !== id) return undefined;
  const fact = factOfType(headers['ce_type'] ?? '');
  if (fact && contractOf(fact).stream !== stream) return undefined;
  const envelope = encodeHeaders({
    id,
    type: discardedType,
    source: `/smarketing/${streams[stream].owner}`,
    subject: key,
    time: timestamp,
    sequence,
    correlationId: headers['ce_correlationid'] || id,
  });
  const restored = restoreRecord(record);
  return decodeRecord({ ...restored, headers: envelope, body: Buffer.from('{}') }, log);
}
