import { DateTime } from 'luxon';
import type { FieldProblem } from './capture-input.js';

/** Clocks of sources run ahead of ours by no more than this, in milliseconds. */
const clockTolerance = 60_000;
const earliest = Date.UTC(1970, 0, 1);
const rfc3339 =
  /^\d{4}-\d\d-\d\d[Tt](?:[01]\d|2[0-3]):\d\d:\d\d(?:\.\d{1,9})?(?:[Zz]|[+-]\d\d:\d\d)$/;
const longestTime = 40;

/** A moment that has passed. Undefined where none is given; what is wrong is noted of `field`. */
export function readMoment(
  field: string,
  given: unknown,
  now: Date,
  problems: FieldProblem[],
): Date | undefined {
  if (given === undefined || given === null) return undefined;
  const time =
    given instanceof Date || isMoment(given) ? new Date(given as string | Date) : undefined;
  const why =
    !time || Number.isNaN(time.getTime())
      ? 'must be a time with a zone (RFC 3339), such as 2026-03-01T09:30:00Z'
      : faultOfTime(time, now);
  if (why) problems.push({ field, why });
  return time;
}

/** `Date` alone would take February 30 for March 2. */
function isMoment(text: unknown): boolean {
  if (typeof text !== 'string' || text.length > longestTime || !rfc3339.test(text)) return false;
  return DateTime.fromISO(text.toUpperCase()).isValid;
}

function faultOfTime(time: Date, now: Date): string | undefined {
  if (time.getTime() > now.getTime() + clockTolerance) return 'is in the future';
  return time.getTime() < earliest ? 'is before 1970' : undefined;
}
