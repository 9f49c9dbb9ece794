import { DateTime, IANAZone } from 'luxon';

/** Weekdays in the order of the week, Monday first. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Open from `from` up to `to`, local wall time `HH:mm`; `to` may be `24:00`. */
export type OpenInterval = { from: string; to: string };

/**
 * When a team works. Plain JSON. An object of this type must not be changed once it has been used:
 * what is computed from it is kept for as long as the object lives.
 */
export type BusinessCalendar = {
  /** IANA time zone, such as `Europe/Berlin`. */
  zone: string;
  /** Open intervals by weekday; a missing weekday is closed, a second interval makes a break. */
  hours: { [weekday in Weekday]?: OpenInterval[] };
  /** Closed days, local dates `yyyy-MM-dd`. */
  holidays: string[];
};

/** A calendar that cannot be used. The same document fails again: only a corrected one helps. */
export class InvalidCalendarError extends Error {
  override readonly name = 'InvalidCalendarError';
  readonly retryable = false;

  constructor(
    /** Path of the field inside the calendar, such as `hours.mon[1].to`. */
    readonly field: string,
    /** What the field may hold. */
    readonly allowed: string,
    readonly received: unknown,
  ) {
    super(`Calendar field ${field} is ${show(received)}. Allowed: ${allowed}.`);
  }
}

/**
 * Checks a calendar and returns a copy of it with the intervals of each day in order.
 * Unknown fields are left out. Throws InvalidCalendarError for the first field that is wrong.
 */
export function parseCalendar(value: unknown): BusinessCalendar {
  const calendar = record(value, 'calendar', 'an object with zone, hours and holidays');
  return {
    zone: parseZone(calendar['zone']),
    hours: parseHours(calendar['hours']),
    holidays: parseHolidays(calendar['holidays']),
  };
}

/** Minutes since local midnight of a wall time that parseCalendar accepted. */
export function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function parseZone(zone: unknown): string {
  const named = typeof zone === 'string' && /^[A-Za-z]/.test(zone) && IANAZone.isValidZone(zone);
  if (!named) {
    throw new InvalidCalendarError('zone', 'an IANA time zone such as Europe/Berlin', zone);
  }
  return zone;
}

function parseHours(value: unknown): BusinessCalendar['hours'] {
  const allowed = `lists of {from, to} under ${WEEKDAYS.join(', ')}, at least one of them`;
  const byWeekday = record(value, 'hours', allowed);
  const hours: BusinessCalendar['hours'] = {};
  for (const [weekday, intervals] of Object.entries(byWeekday)) {
    if (!isWeekday(weekday)) {
      throw new InvalidCalendarError(
        `hours.${weekday}`,
        `weekdays ${WEEKDAYS.join(', ')}`,
        weekday,
      );
    }
    hours[weekday] = parseIntervals(intervals, `hours.${weekday}`);
  }
  if (!Object.values(hours).some((intervals) => intervals.length > 0)) {
    throw new InvalidCalendarError('hours', allowed, value);
  }
  return hours;
}

function parseIntervals(value: unknown, field: string): OpenInterval[] {
  if (!Array.isArray(value)) {
    throw new InvalidCalendarError(field, 'a list of {from, to}, empty when closed', value);
  }
  const placed = value.map((entry, index) => ({
    field: `${field}[${index}]`,
    interval: parseInterval(entry, `${field}[${index}]`),
  }));
  placed.sort((a, b) => minuteOfDay(a.interval.from) - minuteOfDay(b.interval.from));
  for (const [index, later] of placed.entries()) {
    const earlier = placed[index - 1];
    if (earlier && minuteOfDay(later.interval.from) < minuteOfDay(earlier.interval.to)) {
      throw new InvalidCalendarError(
        later.field,
        `an interval that does not overlap ${earlier.interval.from}-${earlier.interval.to}`,
        `${later.interval.from}-${later.interval.to}`,
      );
    }
  }
  return placed.map(({ interval }) => interval);
}

function parseInterval(value: unknown, field: string): OpenInterval {
  const { from, to } = record(value, field, 'an object {from, to}');
  if (typeof from !== 'string' || !/^([01]\d|2[0-3]):[0-5]\d$/.test(from)) {
    throw new InvalidCalendarError(`${field}.from`, 'a wall time HH:mm, 00:00 to 23:59', from);
  }
  if (typeof to !== 'string' || !/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(to)) {
    throw new InvalidCalendarError(`${field}.to`, 'a wall time HH:mm, 00:01 to 24:00', to);
  }
  if (minuteOfDay(to) <= minuteOfDay(from)) {
    throw new InvalidCalendarError(
      `${field}.to`,
      `a wall time later than ${from}; hours over midnight are two intervals, up to 24:00 and from 00:00`,
      to,
    );
  }
  return { from, to };
}

function parseHolidays(value: unknown): string[] {
  const allowed = 'a list of local dates yyyy-MM-dd, empty when there are none';
  if (!Array.isArray(value)) throw new InvalidCalendarError('holidays', allowed, value);
  return value.map((date: unknown, index) => {
    const real =
      typeof date === 'string' && DateTime.fromFormat(date, 'yyyy-MM-dd', { zone: 'utc' }).isValid;
    if (!real) {
      throw new InvalidCalendarError(`holidays[${index}]`, 'an existing date yyyy-MM-dd', date);
    }
    return date;
  });
}

function isWeekday(name: string): name is Weekday {
  return WEEKDAYS.some((weekday) => weekday === name);
}

function record(value: unknown, field: string, allowed: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidCalendarError(field, allowed, value);
  }
  return value as Record<string, unknown>;
}

function show(received: unknown): string {
  if (received === undefined) return 'missing';
  const text = JSON.stringify(received) ?? typeof received;
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
