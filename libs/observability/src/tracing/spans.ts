import { isSampled } from './trace.js';

/** Something that was done, from when to when, in milliseconds UTC. */
export interface Span {
  readonly name: string;
  readonly kind: 'server' | 'producer' | 'consumer';
  /** Its own place in its trace, as W3C traceparent. */
  readonly traceparent: string;
  /** What led to it; undefined at the beginning of a trace. */
  readonly parent?: string | undefined;
  readonly startedAt: number;
  readonly endedAt: number;
  /** By OpenTelemetry's semantic conventions; nothing that may be contact data. */
  readonly attributes: Readonly<Record<string, string | number>>;
  /** Places in other traces that it has to do with. */
  readonly links?: readonly string[];
  readonly failed?: boolean;
}

let take: ((span: Span) => void) | undefined;

/** Where spans go from now on; undefined: nowhere, which costs nothing. */
export function sendSpansTo(taker: typeof take): void {
  take = taker;
}

/** True where a span at this place would be sent: only then is it worth making. */
export function isTraced(traceparent: string | undefined): traceparent is string {
  return take !== undefined && traceparent !== undefined && isSampled(traceparent);
}

/** Sends the span, where spans are sent and its trace is sampled. */
export function recordSpan(span: Span): void {
  if (isTraced(span.traceparent)) take!(span);
}
