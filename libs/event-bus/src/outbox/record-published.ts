import { recordSpan } from '@smarketing/observability';
import type { OutboxRow } from './outbox-row.js';

/**
 * The span of a fact, from its commit until Kafka has it: its own place is on the record, so that whoever
 * folds it goes on from there.
 */
export function recordPublished(
  { topic, key, shard, at, parent }: OutboxRow,
  { traceparent, ce_type: type }: Readonly<Record<string, string>>,
): void {
  if (traceparent === undefined) return;
  recordSpan({
    name: `publish ${type}`,
    kind: 'producer',
    traceparent,
    parent,
    startedAt: at.getTime(),
    endedAt: Date.now(),
    attributes: {
      'messaging.system': 'kafka',
      'messaging.operation.type': 'send',
      'messaging.destination.name': topic,
      'messaging.destination.partition.id': String(shard),
      'messaging.kafka.message.key': key,
    },
  });
}
