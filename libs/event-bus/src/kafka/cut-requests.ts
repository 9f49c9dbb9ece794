import { RecordHeaders } from './record-headers.js';

export interface OutgoingRecord {
  readonly topic: string;
  readonly partition: number;
  readonly key: string | Buffer | null;
  readonly headers: Readonly<Record<string, string>> | RecordHeaders;
  readonly body: string | Buffer | null;
}

/** Below the 1 MiB that a broker takes by default, with room for what the estimate leaves out. */
const bytesPerBatch = 800_000;

/**
 * Cuts the records so that no partition's share of a request is refused: the client makes one record
 * batch of it, and a broker takes 1 MiB at most by default.
 */
export function* requestsOf(
  records: readonly OutgoingRecord[],
): Generator<readonly OutgoingRecord[]> {
  let from = 0;
  let share = new Map<string, number>();
  for (const [index, record] of records.entries()) {
    const place = `${record.topic}/${record.partition}`;
    const bytes = bytesOf(record);
    const together = (share.get(place) ?? 0) + bytes;
    if (together > bytesPerBatch && index > from) {
      yield records.slice(from, index);
      from = index;
      share = new Map([[place, bytes]]);
    } else {
      share.set(place, together);
    }
  }
  if (from < records.length) yield records.slice(from);
}

function bytesOf({ key, headers, body }: OutgoingRecord): number {
  let bytes = (body === null ? 0 : Buffer.byteLength(body)) + (key?.length ?? 0) + 40;
  if (headers instanceof RecordHeaders) return bytes + headers.bytes.length;
  for (const name in headers) bytes += name.length + headers[name]!.length + 4;
  return bytes;
}
