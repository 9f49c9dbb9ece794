import { isUtf8 } from 'node:buffer';
import { ProblemError } from '../problem/problem-error.js';

const deepest = 32;

/** Reads the bytes of a JSON body, or throws the ProblemError that says what is wrong with them. */
export function parseJsonBody(bytes: Buffer): unknown {
  const text = decode(bytes);
  if (text.trim() === '') {
    throw malformed('The body is empty; a JSON object is expected. Send one.');
  }
  const value = parse(text);
  inspect(value, '', 0);
  return value;
}

function decode(bytes: Buffer): string {
  // ASCII in UTF-16 is valid UTF-8 with a NUL in every second byte; JSON has no bare NUL.
  if (!isUtf8(bytes) || bytes.includes(0)) {
    const utf16 = bytes.includes(0) ? ' It looks like UTF-16.' : '';
    throw malformed(`The body is not UTF-8.${utf16} Send JSON in UTF-8.`, 'wrong-encoding');
  }
  const text = bytes.toString('utf8');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw malformed(`The body is not JSON: ${whereIn(text, error)} Correct it there.`);
  }
}

/** Never quotes the text: it may hold contact data. */
function whereIn(text: string, error: unknown): string {
  const position = positionIn(error, text) ?? firstFault(text);
  return position >= text.length
    ? 'it ends too early.'
    : `it breaks at ${lineAndColumn(text, position)}.`;
}

/** Undefined where the engine names the unexpected token and not where it stands. */
function positionIn(error: unknown, text: string): number | undefined {
  const message = error instanceof Error ? error.message : '';
  if (message.includes('end of JSON input')) return text.length;
  const found = /at position (\d+)/.exec(message);
  return found ? Number(found[1]) : undefined;
}

/** The end of the longest part of the text that could go on to be JSON. */
function firstFault(text: string): number {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (couldGoOn(text.slice(0, middle + 1))) low = middle + 1;
    else high = middle;
  }
  return low;
}

function couldGoOn(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const position = positionIn(error, text);
    return position !== undefined && position >= text.length;
  }
}

function lineAndColumn(text: string, position: number): string {
  const before = text.slice(0, position).split('\n');
  return `line ${before.length}, column ${before.at(-1)!.length + 1}`;
}

/** Deep nesting overflows the stacks of what reads it later; these keys reach into prototypes. */
function inspect(value: unknown, pointer: string, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth === deepest) {
    throw malformed(`The body is nested deeper than ${deepest} levels. Send a flatter one.`);
  }
  for (const [key, entry] of Object.entries(value)) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
      throw new ProblemError({
        status: 400,
        type: 'forbidden-field',
        title: 'The body holds a forbidden field',
        detail: `A field must not be called ${key}. Remove it.`,
        errors: [{ pointer: `${pointer}/${key}`, detail: 'this field is forbidden' }],
      });
    }
    inspect(entry, `${pointer}/${escapeKey(key)}`, depth + 1);
  }
}

/** A key as a JSON pointer writes it (RFC 6901). */
export function escapeKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function malformed(detail: string, type = 'malformed-body'): ProblemError {
  return new ProblemError({ status: 400, type, title: 'The body cannot be read', detail });
}
