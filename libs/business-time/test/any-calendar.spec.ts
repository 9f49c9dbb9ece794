import fc from 'fast-check';
import { DateTime, Settings } from 'luxon';
import { afterEach, describe, expect, it } from 'vitest';

import {
  addBusinessMinutes,
  businessMinutesBetween,
  WEEKDAYS,
  type BusinessCalendar,
} from '../src/index.js';
import { minuteOfDay } from '../src/calendar.js';

/** Zones with whole, half and no clock changes, at night, at midnight and over the date line. */
const changes: [zone: string, near: string][] = [
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Asia/Kolkata', '2026-06-15'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['America/Havana', '2026-03-08'],
  ['America/Havana', '2026-11-01'],
  ['Africa/Cairo', '2026-04-24'],
  ['Africa/Cairo', '2026-10-30'],
  ['Asia/Beirut', '2026-10-25'],
  ['Pacific/Apia', '2011-12-30'],
];

/** Bounds away from the hours that a clock change skips or repeats, but at midnight too. */
const bounds = ['00:00', '04:00', '07:15', '09:00', '12:00', '13:30', '17:00', '22:45', '24:00'];
const intervals = fc.subarray(bounds, { minLength: 2 }).map((times) =>
  times.flatMap((from, index) => {
    const to = times[index + 1];
    return index % 2 === 0 && to !== undefined ? [{ from, to }] : [];
  }),
);

const situation = fc
  .record({
    change: fc.constantFrom(...changes),
    week: fc.tuple(...WEEKDAYS.map(() => fc.option(intervals, { nil: [] }))),
    always: intervals,
    openOn: fc.integer({ min: 0, max: 6 }),
    holiday: fc.integer({ min: -3, max: 3 }),
    minute: fc.integer({ min: -3 * 1440, max: 3 * 1440 }),
  })
  .map(({ change: [zone, near], week, always, openOn, holiday, minute }) => {
    const hours = Object.fromEntries(
      WEEKDAYS.map((weekday, index) => [weekday, index === openOn ? always : week[index]]),
    );
    const calendar: BusinessCalendar = {
      zone,
      hours,
      holidays: [DateTime.fromISO(near, { zone: 'utc' }).plus({ days: holiday }).toISODate()!],
    };
    return { calendar, from: new Date(Date.parse(near) + minute * 60_000) };
  });

const wait = fc.integer({ min: 0, max: 20_000 });

function reads(calendar: BusinessCalendar, instant: number) {
  const local = DateTime.fromMillis(instant, { zone: calendar.zone });
  const closed = calendar.holidays.includes(local.toISODate()!);
  const weekday = WEEKDAYS.find((_, index) => index + 1 === local.weekday);
  const open = closed || !weekday ? [] : (calendar.hours[weekday] ?? []);
  const now = local.hour * 60 + local.minute;
  return open.some(({ from, to }) => now >= minuteOfDay(from) && now < minuteOfDay(to));
}

afterEach(() => {
  Settings.now = () => Date.now();
});

describe('for any calendar, near any clock change', () => {
  it('a minute counts exactly when the clock on the wall reads open hours', () => {
    fc.assert(
      fc.property(situation, fc.integer({ min: 0, max: 2000 }), ({ calendar, from }, span) => {
        let expected = 0;
        for (let minute = 0; minute < span; minute += 1) {
          if (reads(calendar, from.getTime() + minute * 60_000)) expected += 1;
        }
        const to = new Date(from.getTime() + span * 60_000);
        expect(businessMinutesBetween(calendar, from, to)).toBe(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('as many minutes lie before the due as were added', () => {
    fc.assert(
      fc.property(situation, wait, ({ calendar, from }, minutes) => {
        const due = addBusinessMinutes(calendar, from, minutes);
        expect(businessMinutesBetween(calendar, from, due)).toBe(minutes);
      }),
    );
  });

  it('adding twice is adding the sum', () => {
    fc.assert(
      fc.property(situation, wait, wait, ({ calendar, from }, first, second) => {
        const twice = addBusinessMinutes(
          calendar,
          addBusinessMinutes(calendar, from, first),
          second,
        );
        expect(twice).toEqual(addBusinessMinutes(calendar, from, first + second));
      }),
    );
  });

  it('spans add up', () => {
    fc.assert(
      fc.property(situation, wait, wait, ({ calendar, from }, first, second) => {
        const middle = new Date(from.getTime() + first * 60_000);
        const end = new Date(middle.getTime() + second * 60_000);
        const parts =
          businessMinutesBetween(calendar, from, middle) +
          businessMinutesBetween(calendar, middle, end);
        expect(parts).toBe(businessMinutesBetween(calendar, from, end));
      }),
    );
  });

  it('a later start or a longer wait is never due earlier', () => {
    fc.assert(
      fc.property(situation, wait, wait, wait, ({ calendar, from }, minutes, later, more) => {
        const due = addBusinessMinutes(calendar, from, minutes).getTime();
        const start = new Date(from.getTime() + later * 60_000);
        expect(addBusinessMinutes(calendar, start, minutes).getTime()).toBeGreaterThanOrEqual(due);
        expect(addBusinessMinutes(calendar, from, minutes + more).getTime()).toBeGreaterThanOrEqual(
          due,
        );
      }),
    );
  });

  it('the due lies in open time, a close included, and not before the start', () => {
    fc.assert(
      fc.property(situation, wait, ({ calendar, from }, minutes) => {
        const due = addBusinessMinutes(calendar, from, minutes).getTime();
        expect(due).toBeGreaterThanOrEqual(from.getTime());
        expect(reads(calendar, due) || reads(calendar, due - 1)).toBe(true);
      }),
    );
  });

  it('the answer does not depend on the season in which it is computed', () => {
    fc.assert(
      fc.property(situation, wait, ({ calendar, from }, minutes) => {
        const dueIn = (today: string) => {
          Settings.now = () => Date.parse(today);
          // The repeated hour itself is a bound here.
          const hours = { ...calendar.hours, sun: [{ from: '00:15', to: '01:45' }] };
          return addBusinessMinutes({ ...calendar, hours }, from, minutes);
        };
        expect(dueIn('2026-01-15')).toEqual(dueIn('2026-07-15'));
      }),
    );
  });
});
