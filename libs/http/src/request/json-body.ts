import { isUtf8 } from 'node:buffer';
import { ProblemError } from '../problem/problem-error.js';
import { refuseStrangeNames } from './strange-names.js';
import { scanJson, type JsonCaps } from './scan-json.js';

/** 500 leads with every field are 15,000 values, a playbook of 256 KB some 10,000. */
const caps: JsonCaps = { depth: 32, values: 50_000 };

/** Names that reach into prototypes, in whatever way they are written. */
const reaching = ['__proto__', 'constructor', 'prototype'];

/**
 * Reads the bytes of a JSON body, or throws the ProblemError that says what is wrong with them. The
 * time it takes is bounded by their number alone: one pass finds faults and counts, and only what it
 * finds suspicious is looked at again.
 */
export function parseJsonBody(bytes: Buffer): unknown {
  const text = utf8Of(bytes);
  const scan = scanJson(text, caps);
  if (scan.fault === 'depth') {
    throw malformed(`The body is nested deeper than ${caps.depth} levels. Send a flatter one.`);
  }
  if (scan.fault === 'values') throw tooManyValues();
  if (scan.fault) {
    if (isBlank(text)) {
      throw malformed('The body is empty; a JSON object is expected. Send one.');
    }
    throw malformed(`The body is not JSON: ${whereIn(text, scan.at)} Correct it there.`);
  }
  const value = JSON.parse(text.toString('utf8')) as unknown;
  if (scan.escaped || reaching.some((name) => text.includes(name))) refuseStrangeNames(value);
  return value;
}

/** Without the mark that it may begin with. */
function utf8Of(bytes: Buffer): Buffer {
  // ASCII in UTF-16 is valid UTF-8 with a NUL in every second byte; JSON has no bare NUL.
  if (!isUtf8(bytes) || bytes.includes(0)) {
    const utf16 = bytes.includes(0) ? ' It looks like UTF-16.' : '';
    throw malformed(`The body is not UTF-8.${utf16} Send JSON in UTF-8.`, 'wrong-encoding');
  }
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09);
}

/** Never quotes the text: it may hold contact data. */
function whereIn(bytes: Buffer, at: number): string {
  if (at >= bytes.length) return 'it ends too early.';
  let line = 1;
  let start = 0;
  for (let n = 0; n < at; n++) {
    if (bytes[n] !== 0x0a) continue;
    line++;
    start = n + 1;
  }
  const column = bytes.subarray(start, at).toString('utf8').length + 1;
  return `it breaks at line ${line}, column ${column}.`;
}

function tooManyValues(): ProblemError {
  return new ProblemError({
    status: 413,
    type: 'too-many-values',
    title: 'The body holds too many values',
    detail: `The body may hold ${caps.values} values at most (texts, numbers, lists, objects). Send less at a time.`,
    extra: { limit: caps.values },
  });
}

function malformed(detail: string, type = 'malformed-body'): ProblemError {
  return new ProblemError({ status: 400, type, title: 'The body cannot be read', detail });
}
