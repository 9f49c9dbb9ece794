import { hostname } from 'node:os';
import { deadLetterTopic, partitionsPerStream } from '@smarketing/contracts';
import type { Work } from '../change/unit-of-work.js';
import { dateOf } from '../kafka/exact-record.js';
import type { LogRecord } from '../kafka/fetched-chunk.js';
import { foreignLetterId, letterLane, type LetterRow } from '../outbox/letter-row.js';
import { outboxCollection } from '../outbox/outbox-row.js';

/** Where a record of somebody else's lies. */
export interface ForeignPlace {
  /** Without the namespace. */
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  /** When it was stamped, milliseconds UTC. */
  readonly timestamp: number;
}

export interface ForeignRefusal extends ForeignPlace {
  /** The place within it, such as `/data/kind`; empty for the whole of it. */
  readonly field: string;
  /** What is wrong, without the value. */
  readonly why: string;
}

export function placeOfForeign(topic: string, record: LogRecord): ForeignPlace {
  const { partition, offset, timestamp } = record;
  return { topic, partition, offset, timestamp };
}

/**
 * Dead letters of records that may hold what must not be kept: they say where the record lies and which
 * field is wrong, and repeat neither its key nor its headers nor its body.
 */
export async function refuseForeign(
  work: Work,
  service: string,
  refusals: readonly ForeignRefusal[],
): Promise<void> {
  if (refusals.length === 0) return;
  const at = new Date();
  const rows = refusals.map((refusal): LetterRow => {
    const { topic, partition, offset, timestamp, field, why } = refusal;
    return {
      _id: foreignLetterId(topic, partition, offset),
      shard: partition % partitionsPerStream,
      lane: letterLane,
      topic: deadLetterTopic(service),
      key: '',
      headers: JSON.stringify({
        dl_topic: topic,
        dl_partition: String(partition),
        dl_offset: String(offset),
        dl_timestamp: new Date(dateOf(timestamp)).toISOString(),
        dl_group: service,
        dl_host: hostname(),
        dl_attempts: '1',
        dl_error: 'RefusedForeignRecord',
        dl_field: field,
        dl_message: `${field || 'the event'} ${why}`.slice(0, 1_000),
        dl_at: at.toISOString(),
      }),
      body: '',
      at,
    };
  });
  await work.collection<LetterRow>(outboxCollection).bulkWrite(
    rows.map(({ _id, ...row }) => ({
      updateOne: { filter: { _id }, update: { $setOnInsert: row }, upsert: true },
    })),
    { session: work.session },
  );
}
