import type { Lane } from '@smarketing/contracts';

/** A fact that is committed and not yet on the log. Headers and body are ready JSON text. */
export interface OutboxRow {
  /** `<stream>/<key>/<sequence>`, the sequence padded so that the ids of a key sort in order. */
  _id: string;
  shard: number;
  /** The lanes are published apart from each other. */
  lane: Lane;
  topic: string;
  key: string;
  headers: string;
  body: string;
  at: Date;
  /** What led to it, as W3C traceparent, where a span is sent when it is published. */
  parent?: string;
}

export const outboxCollection = 'outbox';

const digits = 10;

export function outboxId(stream: string, key: string, sequence: number): string {
  return `${stream}/${key}/${String(sequence).padStart(digits, '0')}`;
}

/** Of a row of {@link outboxId}: stream and key, and its number among their facts. */
export function placeOf({ _id }: Pick<OutboxRow, '_id'>): { document: string; number: number } {
  return { document: _id.slice(0, -digits - 1), number: Number(_id.slice(-digits)) };
}
