import { type Envelope, MalformedEnvelopeError, type WireHeaders } from './envelope.js';

const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const positiveInteger = /^[1-9]\d{0,15}$/;
const service = /^\/smarketing\/[a-z0-9-]+$/;
const traceContext = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}/;

/** The envelope that {@link encodeHeaders} wrote. Throws {@link MalformedEnvelopeError}. */
export function decodeHeaders(headers: WireHeaders): Envelope {
  const version = textOf(headers, 'ce_specversion', '"1.0"');
  if (version !== '1.0') throw malformed('ce_specversion', '"1.0"');
  const contentType = optionalTextOf(headers, 'content-type', 'application/json');
  if (contentType !== undefined && !contentType.startsWith('application/json'))
    throw malformed('content-type', 'application/json');
  const causationId = optionalTextOf(headers, 'ce_causationid', 'the id of an event');
  const playbook = optionalTextOf(headers, 'ce_playbook', 'a version of the playbook');
  // W3C: a trace context that cannot be read is dropped; it is no reason to refuse the message.
  const traceparent = optionalTextOf(headers, 'traceparent', 'a W3C trace context');
  return {
    id: textOf(headers, 'ce_id', 'a text that is not empty'),
    type: textOf(headers, 'ce_type', 'smarketing.<aggregate>.<fact>.v<n>'),
    source: sourceOf(headers),
    subject: textOf(headers, 'ce_subject', "the aggregate's id"),
    time: timeOf(headers),
    sequence: integer('ce_sequence', textOf(headers, 'ce_sequence', 'an integer from 1 on')),
    correlationId: textOf(headers, 'ce_correlationid', 'a text that is not empty'),
    ...(causationId !== undefined && { causationId }),
    ...(playbook !== undefined && { playbook: integer('ce_playbook', playbook) }),
    ...(traceparent !== undefined && traceContext.test(traceparent) && { traceparent }),
  };
}

function sourceOf(headers: WireHeaders): string {
  const source = textOf(headers, 'ce_source', '/smarketing/<service>');
  if (!service.test(source)) throw malformed('ce_source', '/smarketing/<service>');
  return source;
}

function timeOf(headers: WireHeaders): Date {
  const expected = 'an RFC 3339 time such as 2026-11-23T10:00:00.000Z';
  const text = textOf(headers, 'ce_time', expected);
  const time = new Date(text);
  if (!rfc3339.test(text) || Number.isNaN(time.getTime())) throw malformed('ce_time', expected);
  return time;
}

function integer(header: string, text: string): number {
  const value = positiveInteger.test(text) ? Number(text) : 0;
  if (!Number.isSafeInteger(value) || value < 1) throw malformed(header, 'an integer from 1 on');
  return value;
}

function textOf(headers: WireHeaders, header: string, expected: string): string {
  const text = optionalTextOf(headers, header, expected);
  if (text === undefined) throw new MalformedEnvelopeError(header, expected, true);
  return text;
}

function optionalTextOf(
  headers: WireHeaders,
  header: string,
  expected: string,
): string | undefined {
  let value = headers[header];
  if (Array.isArray(value)) {
    if (value.length !== 1) throw malformed(header, `${expected}, given once`);
    value = value[0];
  }
  // The Kafka client gives null for a header without a value.
  if (value === undefined || value === null) return undefined;
  const text = typeof value === 'string' ? value : value.toString('utf8');
  if (text === '') throw malformed(header, expected);
  return text;
}

function malformed(header: string, expected: string): MalformedEnvelopeError {
  return new MalformedEnvelopeError(header, expected, false);
}
