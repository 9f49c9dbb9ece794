import type { RequestFault } from '../problem/problem-document.js';
import { ProblemError } from '../problem/problem-error.js';
import { pointerTo } from './json-pointer.js';

const forbidden = new Set(['__proto__', 'constructor', 'prototype']);
const mostFaults = 100;

/**
 * Throws a ProblemError (422) where a text or a field name of the value is not well-formed Unicode (half
 * of a surrogate pair: hashes and databases take all such for one), or a field is called as what
 * objects inherit. A pointer is made only for a fault. The value is nested no deeper than the stack.
 */
export function refuseStrangeNames(value: unknown): void {
  const faults: RequestFault[] = [];
  inspect(value, [], faults);
  const [first] = faults;
  if (!first) return;
  throw new ProblemError({
    status: 422,
    type: 'invalid-request',
    title: 'The request is not valid',
    detail: `${first.pointer || 'The body'}: ${first.detail}.`,
    errors: faults,
  });
}

function inspect(value: unknown, path: (string | number)[], faults: RequestFault[]): void {
  if (faults.length === mostFaults) return;
  if (typeof value === 'string') {
    if (!value.isWellFormed()) faults.push(fault(path, 'holds half of a surrogate pair'));
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
  for (const [key, entry] of entries) {
    path.push(key);
    const why = typeof key === 'string' ? faultOfName(key) : undefined;
    if (why === undefined) inspect(entry, path, faults);
    else if (faults.length < mostFaults) faults.push(fault(path, why));
    path.pop();
  }
}

function faultOfName(name: string): string | undefined {
  if (!name.isWellFormed()) return 'this name holds half of a surrogate pair';
  return forbidden.has(name) ? `is not a field here: no field is called ${name}` : undefined;
}

function fault(path: readonly (string | number)[], detail: string): RequestFault {
  return { pointer: pointerTo(path), detail };
}
