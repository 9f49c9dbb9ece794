import type { RowReader } from './read-row.js';
import { readRecord, type Capture, type ReadRecord } from './tally-rows.js';
import { EventLoopSlice } from './event-loop-slice.js';
import type { SentRow } from './upload-pass.js';

export type ReadSentRow = ReadRecord & { readonly digest: string };

/** Reads rows as the door does, in several turns of the event loop where one would be held for long. */
export async function readRows(
  sent: readonly SentRow[],
  rows: RowReader,
  capture: Capture,
): Promise<ReadSentRow[]> {
  const slice = new EventLoopSlice();
  const read: ReadSentRow[] = [];
  for (const { record, digest } of sent) {
    if (slice.isOver) await slice.next();
    read.push({ ...readRecord(record, rows, capture), digest });
  }
  return read;
}
