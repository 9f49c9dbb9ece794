import { BusinessTimeRangeError, instantOf } from './checked-arguments.js';
import type { BusinessCalendar } from './calendar.js';
import { openDays } from './open-days.js';

const DAY_MS = 86_400_000;

/** Days of a local month (1 to 12) with open time. */
export function businessDaysInMonth(
  calendar: BusinessCalendar,
  year: number,
  month: number,
): number {
  if (!Number.isInteger(year) || year < 1 || year > 9999) {
    throw new BusinessTimeRangeError('year', 'a whole number from 1 to 9999', year);
  }
  if (!Number.isInteger(month) || month < 1 || month > 12) {
    throw new BusinessTimeRangeError('month', 'a whole number from 1 to 12', month);
  }
  return businessDays(calendar, firstOf(year, month), firstOf(year, month + 1));
}

/**
 * Business days of the local month of `at` that are over by `at`. A day is over at its last close,
 * so that nobody is behind in the morning by what the day is still there to deliver.
 */
export function businessDaysElapsed(calendar: BusinessCalendar, at: Date): number {
  const instant = instantOf(at, 'at');
  const today = openDays(calendar).at(instant);
  const date = new Date(today.date * DAY_MS);
  const before = firstOf(date.getUTCFullYear(), date.getUTCMonth() + 1);
  const closes = today.open.at(-1)?.to;
  const todayIsOver = closes !== undefined && instant >= closes;
  return businessDays(calendar, before, today.date) + (todayIsOver ? 1 : 0);
}

/** What of a goal is expected after so many business days; 0 for a month that has none. */
export function pace(goal: number, daysElapsed: number, daysInMonth: number): number {
  if (!(daysElapsed >= 0 && daysElapsed <= daysInMonth)) {
    throw new BusinessTimeRangeError('daysElapsed', `0 to ${daysInMonth}`, daysElapsed);
  }
  return daysInMonth === 0 ? 0 : (goal * daysElapsed) / daysInMonth;
}

/** Local date as days since 1970-01-01; month 13 is January of the next year. */
function firstOf(year: number, month: number): number {
  const first = new Date(0);
  first.setUTCFullYear(year, month - 1, 1);
  return first.getTime() / DAY_MS;
}

function businessDays(calendar: BusinessCalendar, from: number, before: number): number {
  const days = openDays(calendar);
  let count = 0;
  for (let date = from; date < before; date += 1) if (days.on(date).openMs > 0) count += 1;
  return count;
}
