import { childOf, isTraced, recordSpan } from '@smarketing/observability';
import type { DecodedRecord } from './decode-record.js';

/** OpenTelemetry keeps no more of one span. */
const mostLinks = 128;

/**
 * The spans of one transaction: one for each fact that it folds, in the fact's own trace, and one for all
 * of them together, which is linked with each. What a fold issues goes on from its span.
 */
export class FoldSpans {
  private readonly startedAt = Date.now();
  private readonly folded = new Map<DecodedRecord, string>();

  /** From where what this fact leads to goes on. */
  placeOf(decoded: DecodedRecord): string | undefined {
    const { traceparent } = decoded.fact!;
    if (!isTraced(traceparent)) return traceparent;
    const place = this.folded.get(decoded) ?? childOf(traceparent);
    this.folded.set(decoded, place);
    return place;
  }

  /** The transaction is committed. */
  record(): void {
    if (this.folded.size === 0) return;
    const endedAt = Date.now();
    const lasting = { kind: 'consumer', startedAt: this.startedAt, endedAt } as const;
    // Sampled, since those are of which it holds any.
    const batch = childOf(undefined).slice(0, 53) + '01';
    for (const [{ record, topic, fact }, place] of this.folded) {
      recordSpan({
        ...lasting,
        name: `fold ${fact!.type}`,
        traceparent: place,
        parent: fact!.traceparent,
        links: [batch],
        attributes: {
          'messaging.system': 'kafka',
          'messaging.operation.type': 'process',
          'messaging.destination.name': topic,
          'messaging.kafka.offset': record.offset,
          'messaging.kafka.message.key': fact!.key,
        },
      });
    }
    recordSpan({
      ...lasting,
      name: 'apply batch',
      traceparent: batch,
      links: [...this.folded.values()].slice(0, mostLinks),
      attributes: { 'messaging.batch.message_count': this.folded.size },
    });
  }
}
