import { BusinessTimeRangeError, instantOf, waitOf } from './checked-arguments.js';
import type { BusinessCalendar } from './calendar.js';
import { HORIZON_DAYS, HORIZON_YEARS, openDays, openMsInside, type OpenDay } from './open-days.js';

/**
 * The earliest instant in open time, at or after `from`, by which `minutes` of open time have
 * passed. A wait that uses a day up is due at its close; one that starts at a close or outside the
 * hours begins at the next opening. Minutes may be fractional; the result is exact to 1 ms.
 * Throws BusinessTimeRangeError for negative minutes, invalid dates, and dues over 100 years away.
 */
export function addBusinessMinutes(calendar: BusinessCalendar, from: Date, minutes: number): Date {
  return new Date(addOpenMs(calendar, instantOf(from, 'from'), waitOf(minutes)));
}

/** addBusinessMinutes in epoch milliseconds; `wait` is whole milliseconds, 0 or more. */
export function addOpenMs(calendar: BusinessCalendar, from: number, wait: number): number {
  const days = openDays(calendar);
  const first = days.at(from);
  const dueOnFirst = dueInside(first, from, wait);
  if (dueOnFirst !== undefined) return dueOnFirst;
  let left = wait - openMsInside(first, from, first.end);
  for (let date = first.date + 1; date <= first.date + HORIZON_DAYS; date += 1) {
    const day = days.on(date);
    if (left <= day.openMs) {
      const due = dueInside(day, day.start, left);
      if (due !== undefined) return due;
    }
    left -= day.openMs;
  }
  throw new BusinessTimeRangeError(
    'minutes',
    `a wait that ends within ${HORIZON_YEARS} years`,
    wait / 60_000,
  );
}

/** Undefined when the day has no open instant, or too little open time, from `from` on. */
function dueInside(day: OpenDay, from: number, wait: number): number | undefined {
  let left = wait;
  for (const { from: opens, to: closes } of day.open) {
    if (closes < from) continue;
    const start = Math.max(opens, from);
    if (left <= closes - start) return start + left;
    left -= closes - start;
  }
  return undefined;
}
