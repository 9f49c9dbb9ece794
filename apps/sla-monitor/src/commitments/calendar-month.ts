import {
  businessDaysElapsed,
  businessDaysInMonth,
  type BusinessCalendar,
} from '@smarketing/business-time';
import { DateTime } from 'luxon';

/** The month of an instant in a zone, `yyyy-MM`. */
export function monthIn(zone: string, at: Date): string {
  return DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM');
}

/** The instant at which a month is over in a zone. */
export function endOfMonth(zone: string, month: string): Date {
  return start(zone, month).plus({ months: 1 }).toJSDate();
}

/** All months from the first to the last, both included; none where the last is before the first. */
export function monthsFrom(first: string, last: string): string[] {
  const months: string[] = [];
  for (let at = start('utc', first); at.toFormat('yyyy-MM') <= last; at = at.plus({ months: 1 })) {
    months.push(at.toFormat('yyyy-MM'));
  }
  return months;
}

/** Business days of a month, and how many of them are over: all, where the month is. */
export function businessDaysOf(
  calendar: BusinessCalendar,
  month: string,
  now: Date,
): { total: number; elapsed: number } {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const total = businessDaysInMonth(calendar, year, number);
  const current = monthIn(calendar.zone, now);
  if (month !== current) return { total, elapsed: month < current ? total : 0 };
  return { total, elapsed: businessDaysElapsed(calendar, now) };
}

function start(zone: string, month: string): DateTime {
  return DateTime.fromFormat(month, 'yyyy-MM', { zone });
}
