import { DateTime } from 'luxon';
import { LRUCache } from 'lru-cache';
import { parseCalendar, minuteOfDay, WEEKDAYS, type BusinessCalendar } from './calendar.js';

/** One local day of a calendar, in epoch milliseconds. */
export type OpenDay = {
  /** Local date as days since 1970-01-01. */
  readonly date: number;
  /** First instant of the day; the previous day's `end`. */
  readonly start: number;
  readonly end: number;
  /** Open intervals, ascending, disjoint, inside the day, none empty. */
  readonly open: readonly { readonly from: number; readonly to: number }[];
  readonly openMs: number;
};

/** A wait or a span longer than this is refused: one absurd date must not stall a consumer. */
export const HORIZON_YEARS = 100;
export const HORIZON_DAYS = HORIZON_YEARS * 366;

const DAY_MS = 86_400_000;
/** About eleven years of days, some hundred bytes each. */
const DAYS_KEPT = 4096;
const known = new WeakMap<BusinessCalendar, OpenDays>();

/** The days of a calendar, worked out once for as long as the calendar object lives. */
export function openDays(calendar: BusinessCalendar): OpenDays {
  let days = known.get(calendar);
  if (!days) {
    days = new OpenDays(parseCalendar(calendar));
    known.set(calendar, days);
  }
  return days;
}

/** Open milliseconds of a day between two instants. */
export function openMsInside(day: OpenDay, from: number, to: number): number {
  let open = 0;
  for (const { from: opens, to: closes } of day.open) {
    open += Math.max(0, Math.min(closes, to) - Math.max(opens, from));
  }
  return open;
}

/**
 * Turns local wall time into instants, day by day. Days touch without gap or overlap, also where
 * midnight is skipped or repeated, or a whole date is left out.
 */
export class OpenDays {
  private readonly zone: string;
  /** Open minutes of the day, Monday first. */
  private readonly week: { from: number; to: number }[][];
  private readonly holidays: Set<number>;
  private readonly kept = new LRUCache<number, OpenDay>({ max: DAYS_KEPT });

  constructor(calendar: BusinessCalendar) {
    this.zone = calendar.zone;
    this.week = WEEKDAYS.map((weekday) =>
      (calendar.hours[weekday] ?? []).map(({ from, to }) => ({
        from: minuteOfDay(from),
        to: minuteOfDay(to),
      })),
    );
    this.holidays = new Set(calendar.holidays.map((date) => Date.parse(date) / DAY_MS));
  }

  /** The local day that holds an instant. */
  at(instant: number): OpenDay {
    let day = this.on(Math.floor(instant / DAY_MS));
    while (instant < day.start) day = this.on(day.date - 1);
    while (instant >= day.end) day = this.on(day.date + 1);
    return day;
  }

  /** The day of a local date, given as days since 1970-01-01. */
  on(date: number): OpenDay {
    let day = this.kept.get(date);
    if (!day) {
      day = this.build(date);
      this.kept.set(date, day);
    }
    return day;
  }

  private build(date: number): OpenDay {
    const start = this.kept.peek(date - 1)?.end ?? this.instant(date, 0);
    const end = this.kept.peek(date + 1)?.start ?? this.instant(date + 1, 0);
    const open: { from: number; to: number }[] = [];
    let openMs = 0;
    let free = start;
    // On a date of 24 hours no clock changed; looking only the others up makes a new day cheap.
    const instant = (minute: number) => {
      if (minute === 1440) return end;
      return end - start === DAY_MS ? start + minute * 60_000 : this.instant(date, minute);
    };
    for (const hours of this.hoursOn(date)) {
      // A skipped wall time is pushed forward, possibly over later bounds: clamp to what is free.
      const from = Math.max(instant(hours.from), free);
      const to = Math.min(instant(hours.to), end);
      if (from >= to) continue;
      open.push({ from, to });
      openMs += to - from;
      free = to;
    }
    return { date, start, end, open, openMs };
  }

  private hoursOn(date: number): { from: number; to: number }[] {
    // 1970-01-01 was a Thursday.
    return this.holidays.has(date) ? [] : (this.week[(((date + 3) % 7) + 7) % 7] ?? []);
  }

  /**
   * A wall time that occurs twice is its first occurrence. Luxon alone would take the one with the
   * offset of the day on which the program runs, so the same deadline would differ by the season.
   */
  private instant(date: number, minute: number): number {
    const day = new Date(date * DAY_MS);
    const wallTime = DateTime.fromObject(
      {
        year: day.getUTCFullYear(),
        month: day.getUTCMonth() + 1,
        day: day.getUTCDate(),
        hour: Math.floor(minute / 60),
        minute: minute % 60,
      },
      { zone: this.zone },
    );
    return Math.min(...wallTime.getPossibleOffsets().map((possible) => possible.toMillis()));
  }
}
