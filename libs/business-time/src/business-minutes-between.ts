import { BusinessTimeRangeError, instantOf } from './checked-arguments.js';
import type { BusinessCalendar } from './calendar.js';
import { HORIZON_DAYS, HORIZON_YEARS, openDays, openMsInside } from './open-days.js';

/**
 * Open minutes from one instant to another, with fractions; 0 if `to` is not after `from`.
 * Throws BusinessTimeRangeError for invalid dates and spans over 100 years.
 */
export function businessMinutesBetween(calendar: BusinessCalendar, from: Date, to: Date): number {
  return openMsBetween(calendar, instantOf(from, 'from'), instantOf(to, 'to')) / 60_000;
}

/** businessMinutesBetween in epoch milliseconds. */
export function openMsBetween(calendar: BusinessCalendar, from: number, to: number): number {
  if (to <= from) return 0;
  if (to - from > HORIZON_DAYS * 86_400_000) {
    throw new BusinessTimeRangeError('to', `within ${HORIZON_YEARS} years of from`, to);
  }
  const days = openDays(calendar);
  let day = days.at(from);
  if (to <= day.end) return openMsInside(day, from, to);
  let open = openMsInside(day, from, day.end);
  for (day = days.on(day.date + 1); day.end < to; day = days.on(day.date + 1)) open += day.openMs;
  return open + openMsInside(day, day.start, to);
}
