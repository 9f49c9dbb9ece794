import type { InboundProblem } from '@smarketing/contracts';
import type { LogRecord } from '@smarketing/event-bus';
import { parseJsonBody } from '@smarketing/http';

/** An event as CloudEvents 1.0 has it, in whatever mode it was written. Its texts are not yet checked. */
export interface WrittenEvent {
  readonly attributes: ReadonlyMap<string, string>;
  readonly data: unknown;
}

export type ReadRecord =
  | { readonly event: WrittenEvent; readonly problems?: undefined }
  | { readonly event?: undefined; readonly problems: readonly InboundProblem[] };

const largestBytes = 64 * 1024;
const longestAttribute = 500;
/** Those of CloudEvents, and its extensions that tools add by themselves. */
const known: ReadonlySet<string> = new Set([
  ...['specversion', 'id', 'source', 'type', 'time', 'subject', 'datacontenttype', 'dataschema'],
  ...['traceparent', 'tracestate', 'partitionkey', 'sequence', 'sequencetype', 'recordedtime'],
]);
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads the event of a record: binary mode (attributes in headers `ce_…`) or structured mode
 * (`application/cloudevents+json`). Other headers are their writer's own and are not looked at.
 */
export function eventOfRecord(record: LogRecord): ReadRecord {
  const { fault, body } = record;
  if (fault) return refused('', 'cannot be read by any client');
  if (!body || body.length === 0)
    return refused('', 'has no body: a tombstone deletes nothing here');
  if (body.length > largestBytes) return refused('', `is larger than ${largestBytes} bytes`);
  const problems: InboundProblem[] = [];
  const headers = headersOf(record, problems);
  const mediaType = (headers.get('content-type') ?? 'application/json').split(';', 1)[0]!.trim();
  const isStructured = mediaType.toLowerCase() === 'application/cloudevents+json';
  if (!isStructured && mediaType.toLowerCase() !== 'application/json') {
    const why = 'must be application/json, or application/cloudevents+json in structured mode';
    problems.push({ field: '/content-type', why });
  }
  if (problems.length > 0) return { problems };
  let json: unknown;
  try {
    json = parseJsonBody(body);
  } catch {
    return refused('', 'does not hold JSON in UTF-8, or holds it deeper than 32 levels');
  }
  const event = isStructured ? structured(json, problems) : binary(headers, json);
  for (const name of event.attributes.keys()) if (!known.has(name)) problems.push(unknown());
  return problems.length > 0 ? { problems } : { event };
}

function binary(headers: ReadonlyMap<string, string>, data: unknown): WrittenEvent {
  const attributes = [...headers]
    .filter(([name]) => name.startsWith('ce_'))
    .map(([name, value]) => [name.slice('ce_'.length), value] as const);
  return { attributes: new Map(attributes), data };
}

function structured(json: unknown, problems: InboundProblem[]): WrittenEvent {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    problems.push({ field: '', why: 'must be one event, a JSON object' });
    return { attributes: new Map(), data: undefined };
  }
  const { data, ...rest } = json as Record<string, unknown>;
  const attributes = new Map<string, string>();
  for (const [name, value] of Object.entries(rest)) {
    if (value === null) continue;
    if (typeof value === 'string' && value.length <= longestAttribute) attributes.set(name, value);
    else problems.push(known.has(name) ? notAText(`/${name}`) : unknown());
  }
  return { attributes, data };
}

/** The content type and the attributes: a header without a value is none, one that says two things is refused. */
function headersOf({ headers }: LogRecord, problems: InboundProblem[]): Map<string, string> {
  const read = new Map<string, string>();
  for (const [given, bytes] of headers.list()) {
    const name = given.toLowerCase() === 'content-type' ? 'content-type' : given;
    if ((name !== 'content-type' && !name.startsWith('ce_')) || bytes === null) continue;
    const isKnown = name === 'content-type' || known.has(name.slice('ce_'.length));
    const field = isKnown ? `/${name.replace('ce_', '')}` : undefined;
    const text = bytes.length > longestAttribute ? undefined : textOf(bytes);
    if (field === undefined) problems.push(unknown());
    else if (text === undefined) problems.push(notAText(field));
    else if (read.has(name) && read.get(name) !== text) {
      problems.push({ field, why: 'is given twice, with two values' });
    } else read.set(name, text);
  }
  return read;
}

function textOf(bytes: Buffer): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

function notAText(field: string): InboundProblem {
  return { field, why: `must be a text of up to ${longestAttribute} characters` };
}

function unknown(): InboundProblem {
  return { field: '', why: 'has an attribute that is not known here' };
}

function refused(field: string, why: string): ReadRecord {
  return { problems: [{ field, why }] };
}
