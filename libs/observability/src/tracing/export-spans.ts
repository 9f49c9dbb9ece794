import { logger } from '../logger.js';
import { sendSpansTo, type Span } from './spans.js';
import { sampleTraces } from './trace.js';

/** Where spans go, and of how many traces. Off where it is not set. */
export interface TracingOptions {
  /** Takes OTLP over HTTP, such as `http://collector:4318/v1/traces`. */
  readonly endpoint: string;
  /** Of the traces that begin here, from 0 to 1; of others the caller has decided. */
  readonly share: number;
}

const complaintEveryMs = 60_000;

/**
 * From now on spans are sent, in batches and from memory: an endpoint that is away costs spans and
 * nothing else. The answer ends it, with what is still to be sent. The exporter reads headers, certificates
 * and timeouts from OpenTelemetry's own variables (`OTEL_EXPORTER_OTLP_HEADERS` and so on).
 */
export async function exportSpans(
  service: string,
  version: string,
  { endpoint, share }: TracingOptions,
): Promise<() => Promise<void>> {
  // Loaded here: a service that sends none needs nothing of it.
  const [
    api,
    { BasicTracerProvider, BatchSpanProcessor },
    { OTLPTraceExporter },
    { resourceFromAttributes },
  ] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace-base'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  complainSeldom(api);
  let next = { traceId: '', spanId: '' };
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.version': version }),
    // What a span is called was decided when it began: facts on the log name it.
    idGenerator: { generateTraceId: () => next.traceId, generateSpanId: () => next.spanId },
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url: endpoint }))],
  });
  const tracer = provider.getTracer('smarketing');
  const kinds = {
    server: api.SpanKind.SERVER,
    producer: api.SpanKind.PRODUCER,
    consumer: api.SpanKind.CONSUMER,
  };
  sendSpansTo((span: Span) => {
    next = placeOf(span.traceparent);
    const context = span.parent
      ? api.trace.setSpanContext(api.ROOT_CONTEXT, contextOf(span.parent))
      : api.ROOT_CONTEXT;
    const options = {
      kind: kinds[span.kind],
      startTime: span.startedAt,
      attributes: { ...span.attributes },
      links: (span.links ?? []).map((link) => ({ context: contextOf(link) })),
    };
    const started = tracer.startSpan(span.name, options, context);
    if (span.failed) started.setStatus({ code: api.SpanStatusCode.ERROR });
    started.end(span.endedAt);
  });
  sampleTraces(share);
  return async () => {
    sendSpansTo(undefined);
    await provider.shutdown();
  };
}

function placeOf(traceparent: string) {
  return { traceId: traceparent.slice(3, 35), spanId: traceparent.slice(36, 52) };
}

function contextOf(traceparent: string) {
  const traceFlags = Number.parseInt(traceparent.slice(53), 16);
  return { ...placeOf(traceparent), traceFlags, isRemote: true };
}

/** The processor says with every batch that it could not be sent. */
function complainSeldom({ diag, DiagLogLevel }: typeof import('@opentelemetry/api')): void {
  let complainedAt = -Infinity;
  const silent = () => undefined;
  const error = (reason: string) => {
    if (performance.now() - complainedAt < complaintEveryMs) return;
    complainedAt = performance.now();
    logger.warn({ reason }, 'Spans cannot be sent: see that the OTLP endpoint answers.');
  };
  const quiet = { warn: silent, info: silent, debug: silent, verbose: silent };
  diag.setLogger({ ...quiet, error }, { logLevel: DiagLogLevel.ERROR });
}
