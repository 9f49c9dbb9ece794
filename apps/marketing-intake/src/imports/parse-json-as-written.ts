import { WrittenNumber } from './import-record.js';

/** A text, or a number that may come back otherwise than it was written. */
const textOrNumber = /"(?:[^"\\]|\\.)*"|-?(?<!\d)(?:\d+[.eE][\d.eE+-]*|\d{16,}|(?<=-)0)/g;
const numberAtRisk = /\d[.eE]|\d{16}|-0/;

/**
 * Parses one JSON object so that its numbers can be told as they were written: 9007199254740993 is an
 * id that no double holds, and 1.10 is no 1.1. Undefined for other JSON; throws a SyntaxError for what
 * is none. To be read by {@link valueAt}.
 */
export function parseJsonAsWritten(text: string): Record<string, unknown> | undefined {
  const value = parseAsWritten(text);
  return isObject(value) && !Object.hasOwn(value, mark) ? value : undefined;
}

/** The same for any JSON. What is taken out of it goes through {@link asWritten}. */
export function parseAsWritten(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!numberAtRisk.test(text)) return value;
  // Only in JSON that is valid do quotes pair up, so that no text is taken for a number.
  const marked = text.replaceAll(textOrNumber, (token) =>
    token.startsWith('"') || String(Number(token)) === token ? token : `{"${mark}":"${token}"}`,
  );
  return JSON.parse(marked) as unknown;
}

const mark = '\u2063number';

/** `person.email` is the property of that name, else the property `email` of the object `person`. */
export function valueAt(object: Record<string, unknown>, path: string): unknown {
  let inner = object;
  for (let rest = path; ;) {
    if (Object.hasOwn(inner, rest)) return asWritten(inner[rest]);
    const dot = rest.indexOf('.');
    const next = dot > 0 && Object.hasOwn(inner, rest.slice(0, dot)) && inner[rest.slice(0, dot)];
    if (!isObject(next)) return undefined;
    inner = next;
    rest = rest.slice(dot + 1);
  }
}

/** A number that was marked, as it was written; anything else as it is. */
export function asWritten(value: unknown): unknown {
  return isObject(value) && Object.hasOwn(value, mark)
    ? new WrittenNumber(String(value[mark]))
    : value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
