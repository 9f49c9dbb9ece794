import { DateTime } from 'luxon';

/** A month of a time zone: `period` is `yyyy-MM`, `to` the first instant of the next month. */
export interface CalendarMonth {
  period: string;
  from: Date;
  to: Date;
}

/** The month `yyyy-MM` in a zone, or the one that holds `now`. */
export function calendarMonth(zone: string, now: Date, period?: string): CalendarMonth {
  const start = period
    ? DateTime.fromFormat(period, 'yyyy-MM', { zone })
    : DateTime.fromJSDate(now, { zone }).startOf('month');
  return {
    period: start.toFormat('yyyy-MM'),
    from: start.toJSDate(),
    to: start.plus({ months: 1 }).toJSDate(),
  };
}

/** The UTC months `yyyy-MM` that a span touches. */
export function utcMonthsOf({ from, to }: { from: Date; to: Date }): string[] {
  const months: string[] = [];
  let month = DateTime.fromJSDate(from, { zone: 'utc' }).startOf('month');
  while (month.toMillis() < to.getTime()) {
    months.push(month.toFormat('yyyy-MM'));
    month = month.plus({ months: 1 });
  }
  return months;
}
