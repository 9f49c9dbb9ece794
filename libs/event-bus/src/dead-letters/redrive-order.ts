import type { ParkedRecord } from '../consume/parked-keys.js';

type Placed = Pick<ParkedRecord, 'log' | 'stream'>;

/**
 * The order in which the parked records of one key are applied: as they came on each log. The log of
 * the faulty record first, so that nothing of the key is applied while that one cannot be; where the
 * lanes of a stream overlap, the guard puts its facts in order.
 */
export function inRedriveOrder(records: readonly ParkedRecord[], faulty: Placed): ParkedRecord[] {
  return records.toSorted(
    (one, other) =>
      distance(one, faulty) - distance(other, faulty) ||
      (one.log < other.log ? -1 : Number(one.log > other.log)) ||
      one.order - other.order,
  );
}

function distance(record: Placed, faulty: Placed): number {
  if (record.log === faulty.log) return 0;
  return record.stream === faulty.stream ? 1 : 2;
}
