import {
  type Envelope,
  MalformedEnvelopeError,
  StructuredModeError,
  type WireHeaders,
} from './envelope.js';
import { GivenHeaders, malformed } from './given-headers.js';

const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const positiveInteger = /^[1-9]\d{0,15}$/;
const service = /^\/smarketing\/[a-z0-9-]+$/;
const traceContext = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}/;
const pseudonym = /^[A-Za-z0-9_-]{43}$/;
const role = /^[a-z][a-z-]{0,31}$/;

/**
 * The envelope that {@link encodeHeaders} wrote, by whatever client it was sent. Throws
 * {@link MalformedEnvelopeError} or {@link StructuredModeError}.
 */
export function decodeHeaders(wire: WireHeaders): Envelope {
  const headers = new GivenHeaders(wire);
  refuseOtherContent(headers);
  const version = textOf(headers, 'ce_specversion', '"1.0"');
  if (version !== '1.0') throw malformed('ce_specversion', '"1.0"');
  const causationId = headers.text('ce_causationid', 'the id of an event');
  const playbook = headers.text('ce_playbook', 'a version of the playbook');
  const traceparent =
    readable(headers, 'traceparent', traceContext) ??
    readable(headers, 'ce_traceparent', traceContext);
  const committed = readable(headers, 'ce_recordedtime', rfc3339);
  const committedAt = committed === undefined ? undefined : new Date(committed);
  const actor = readable(headers, 'ce_actor', pseudonym);
  const actorRole = readable(headers, 'ce_actorrole', role);
  return {
    id: textOf(headers, 'ce_id', 'a text that is not empty'),
    type: textOf(headers, 'ce_type', 'smarketing.<aggregate>.<fact>.v<n>'),
    source: sourceOf(headers),
    subject: textOf(headers, 'ce_subject', "the aggregate's id"),
    time: timeOf(headers),
    sequence: integer('ce_sequence', textOf(headers, 'ce_sequence', 'an integer from 1 on')),
    correlationId: textOf(headers, 'ce_correlationid', 'a text that is not empty'),
    ...(isValid(committedAt) && { committedAt }),
    ...(causationId !== undefined && { causationId }),
    ...(playbook !== undefined && { playbook: integer('ce_playbook', playbook) }),
    ...(traceparent !== undefined && { traceparent }),
    ...(actor !== undefined && { actor }),
    ...(actorRole !== undefined && { actorRole }),
  };
}

/** The body must be JSON in UTF-8, and the envelope beside it. */
function refuseOtherContent(headers: GivenHeaders): void {
  const text = headers.text('content-type', 'application/json');
  if (text === undefined || text === 'application/json') return;
  const [mediaType = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  if (mediaType.startsWith('application/cloudevents-batch'))
    throw new StructuredModeError('batched');
  if (mediaType.startsWith('application/cloudevents')) throw new StructuredModeError('structured');
  if (mediaType !== 'application/json') throw malformed('content-type', 'application/json');
  for (const parameter of parameters) {
    const [name, value = ''] = parameter.split('=', 2).map((part) => part.trim());
    if (name === 'charset' && !/^"?utf-?8"?$/.test(value)) {
      throw malformed('content-type', 'application/json with no charset but utf-8');
    }
  }
}

/** What only accompanies a fact is dropped where it cannot be read, or comes twice: the fact is good. */
function readable(headers: GivenHeaders, header: string, pattern: RegExp): string | undefined {
  if (headers.isRepeated(header)) return undefined;
  try {
    const text = headers.text(header, '');
    return text !== undefined && pattern.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

function sourceOf(headers: GivenHeaders): string {
  const source = textOf(headers, 'ce_source', '/smarketing/<service>');
  if (!service.test(source)) throw malformed('ce_source', '/smarketing/<service>');
  return source;
}

function timeOf(headers: GivenHeaders): Date {
  const expected = 'an RFC 3339 time such as 2026-11-23T10:00:00.000Z';
  const text = textOf(headers, 'ce_time', expected);
  const time = new Date(text);
  if (!rfc3339.test(text) || Number.isNaN(time.getTime())) throw malformed('ce_time', expected);
  return time;
}

function isValid(time: Date | undefined): time is Date {
  return time !== undefined && !Number.isNaN(time.getTime());
}

function integer(header: string, text: string): number {
  const value = positiveInteger.test(text) ? Number(text) : 0;
  if (!Number.isSafeInteger(value) || value < 1) throw malformed(header, 'an integer from 1 on');
  return value;
}

function textOf(headers: GivenHeaders, header: string, expected: string): string {
  const text = headers.text(header, expected);
  if (text === undefined) throw new MalformedEnvelopeError(header, expected, true);
  return text;
}
