import { shortened } from './foreign-text.js';

/** Fields that hold contact data, free text or secrets, lower case without separators. */
const withheld = new Set(
  (
    'contact email phone name firstname lastname fullname company companyname jobtitle ' +
    'text note notes comment body authorization cookie password secret token vaultkey'
  ).split(' '),
);

const marker = '[withheld]';
const deepest = 8;

/** A copy of a log record: fields of contact data, free text and secrets withheld, texts cut. */
export function withoutContactData(record: Record<string, unknown>): Record<string, unknown> {
  return copy(record, 0) as Record<string, unknown>;
}

function copy(value: unknown, depth: number): unknown {
  if (Array.isArray(value)) {
    return depth < deepest ? value.map((entry) => copy(entry, depth + 1)) : marker;
  }
  if (typeof value === 'string') return shortened(value);
  if (!isPlain(value)) return value;
  if (depth === deepest) return marker;
  return Object.fromEntries(
    Object.entries(value).map(([field, entry]) => [
      field,
      withheld.has(field.toLowerCase().replaceAll(/[-_]/g, '')) ? marker : copy(entry, depth + 1),
    ]),
  );
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

// JSON escapes are matched first and kept, so that the line stays JSON.
const escapeOrAddress =
  /(\\u[0-9a-f]{4}|\\.)|[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,190}\.\p{L}{2,24}/giu;

/** Takes e-mail addresses out of a finished JSON line: they come in messages of foreign errors. */
export function withoutAddresses(line: string): string {
  if (!line.includes('@')) return line;
  return line.replaceAll(escapeOrAddress, (_, escape?: string) => escape ?? marker);
}
