import { isUtf8 } from 'node:buffer';
import { type HeaderValue, MalformedEnvelopeError, type WireHeaders } from './envelope.js';

/** Who writes one of these otherwise than in small letters means the same. */
const contentType = 'content-type';

/** The headers that an envelope is read from, each by its name. What else a record has is its writer's. */
const read: ReadonlySet<string> = new Set([
  'ce_specversion',
  'ce_id',
  'ce_type',
  'ce_source',
  'ce_subject',
  'ce_time',
  'ce_recordedtime',
  'ce_sequence',
  'ce_correlationid',
  'ce_causationid',
  'ce_playbook',
  'traceparent',
  'ce_traceparent',
  'ce_actor',
  'ce_actorrole',
  contentType,
]);

/** Other values stand under the name, too: which one is meant cannot be known. */
const several = Symbol('several');

/** The headers of one record that matter to its envelope. */
export class GivenHeaders {
  private readonly values = new Map<string, HeaderValue | typeof several>();
  private readonly repeated = new Set<string>();

  constructor(headers: WireHeaders) {
    if (isList(headers)) for (const [name, value] of headers) this.note(name, value);
    else for (const name in headers) this.noteAll(name, headers[name]);
  }

  /** Undefined where there is none, or none with a value. Throws {@link MalformedEnvelopeError}. */
  text(header: string, expected: string): string | undefined {
    const value = this.values.get(header);
    if (value === several) throw malformed(header, `${expected}, given once`);
    if (value === undefined || value === null) return undefined;
    const text = typeof value === 'string' ? value : value.toString('utf8');
    if (text === '') throw malformed(header, expected);
    if (text.includes('\uFFFD') && typeof value !== 'string' && !isUtf8(value)) {
      throw malformed(header, `${expected}, in UTF-8`);
    }
    return text;
  }

  /** True where the header comes more than once, be it with the same value. */
  isRepeated(header: string): boolean {
    return this.repeated.has(header);
  }

  private noteAll(name: string, value: HeaderValue | HeaderValue[]): void {
    if (!Array.isArray(value)) return this.note(name, value);
    for (const one of value) this.note(name, one);
  }

  private note(given: string, value: HeaderValue): void {
    const name = given.length === contentType.length ? given.toLowerCase() : given;
    if (!read.has(name)) return;
    if (!this.values.has(name)) {
      this.values.set(name, value);
      return;
    }
    this.repeated.add(name);
    if (!same(this.values.get(name), value)) this.values.set(name, several);
  }
}

function same(one: HeaderValue | typeof several, other: HeaderValue): boolean {
  if (one === several) return false;
  if (!one || !other) return (one ?? null) === (other ?? null);
  return String(one) === String(other);
}

function isList(headers: WireHeaders): headers is Extract<WireHeaders, readonly unknown[]> {
  return Array.isArray(headers);
}

export function malformed(header: string, expected: string): MalformedEnvelopeError {
  return new MalformedEnvelopeError(header, expected, false);
}
