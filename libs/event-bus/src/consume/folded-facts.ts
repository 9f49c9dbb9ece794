import { childOf, isTraced, recordSpan } from '@smarketing/observability';
import { busMetrics } from '../bus-metrics.js';
import type { DecodedRecord } from './decode-record.js';

/** OpenTelemetry keeps no more of one span. */
const mostLinks = 128;

/**
 * The facts that one transaction folds: how long each was on its way, and the spans of those that are
 * traced. Each has one in its own trace, and all of them one together, which is linked with each; what a
 * fold issues continues its span.
 */
export class FoldedFacts {
  private readonly startedAt = Date.now();
  private readonly folded = new Set<DecodedRecord>();
  private readonly traced = new Map<DecodedRecord, string>();

  /** One more. The answer is the place in its trace, as W3C traceparent, of what it leads to. */
  add(decoded: DecodedRecord): string | undefined {
    this.folded.add(decoded);
    const { traceparent } = decoded.fact!;
    if (!isTraced(traceparent)) return traceparent;
    const place = this.traced.get(decoded) ?? childOf(traceparent);
    this.traced.set(decoded, place);
    return place;
  }

  /** The transaction is committed. */
  record(): void {
    const now = Date.now();
    for (const { fact } of this.folded) {
      const { committedAt, lane } = fact!;
      if (!committedAt) continue;
      // Clocks of two hosts: never less than nothing.
      const seconds = Math.max(0, now - committedAt.getTime()) / 1_000;
      busMetrics.commitToApply.observe({ lane }, seconds);
    }
    if (this.traced.size > 0) this.sendSpans(now);
  }

  private sendSpans(endedAt: number): void {
    const lasting = { kind: 'consumer', startedAt: this.startedAt, endedAt } as const;
    // Sampled, since those are of which it holds any.
    const batch = childOf(undefined).slice(0, 53) + '01';
    for (const [{ record, topic, fact }, place] of this.traced) {
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
      links: [...this.traced.values()].slice(0, mostLinks),
      attributes: { 'messaging.batch.message_count': this.traced.size },
    });
  }
}
