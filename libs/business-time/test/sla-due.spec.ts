import { describe, expect, it } from 'vitest';

import { addBusinessMinutes, businessMinutesBetween, type BusinessCalendar } from '../src/index.js';
import { alwaysOpen, everyDay, office, officeWithLunch, weekdays } from './calendars.js';

const berlin = alwaysOpen('Europe/Berlin');
type Due = [what: string, calendar: BusinessCalendar, from: string, minutes: number, due: string];

const dues: Due[] = [
  ['Saturday 15:00 + 4 h', office, '2026-11-21T15:00+01:00', 240, '2026-11-23T13:00+01:00'],
  ['Friday 16:00 + 4 h', office, '2026-11-20T16:00+01:00', 240, '2026-11-23T12:00+01:00'],
  ['Friday at close + 1 h', office, '2026-11-20T17:00+01:00', 60, '2026-11-23T10:00+01:00'],
  ['over Whit Monday', office, '2026-05-22T16:30+02:00', 60, '2026-05-26T09:30+02:00'],
  ['over lunch', officeWithLunch, '2026-11-23T11:30+01:00', 60, '2026-11-23T13:30+01:00'],
  ['24x7 over the lost hour', berlin, '2026-03-29T01:30+01:00', 60, '2026-03-29T03:30+02:00'],
  ['24x7 over the second 02:00', berlin, '2026-10-25T02:30+02:00', 60, '2026-10-25T02:30+01:00'],
  ['a whole day, due at close', office, '2026-11-20T09:00+01:00', 480, '2026-11-20T17:00+01:00'],
  ['until lunch', officeWithLunch, '2026-11-23T11:00+01:00', 60, '2026-11-23T12:00+01:00'],
  [
    'one ms more than until lunch',
    officeWithLunch,
    '2026-11-23T11:00+01:00',
    60 + 1 / 60_000,
    '2026-11-23T13:00:00.001+01:00',
  ],
  ['no minutes in open time', office, '2026-11-20T10:00+01:00', 0, '2026-11-20T10:00+01:00'],
  ['no minutes outside the hours', office, '2026-11-21T15:00+01:00', 0, '2026-11-23T09:00+01:00'],
  ['no minutes at close', office, '2026-11-20T17:00+01:00', 0, '2026-11-20T17:00+01:00'],
  ['from before opening', office, '2026-11-23T03:00+01:00', 30, '2026-11-23T09:30+01:00'],
  [
    'a week of work over the clock change',
    office,
    '2026-03-27T09:00+01:00',
    2400,
    '2026-04-02T17:00+02:00',
  ],
];

describe('the due instant', () => {
  it.each(dues)('%s', (_what, calendar, from, minutes, due) => {
    const result = addBusinessMinutes(calendar, new Date(from), minutes);
    expect(result.toISOString()).toBe(new Date(due).toISOString());
  });
});

type Elapsed = [
  what: string,
  calendar: BusinessCalendar,
  from: string,
  to: string,
  minutes: number,
];

const elapsed: Elapsed[] = [
  ['Friday 16:00 to Monday 10:00', office, '2026-11-20T16:00+01:00', '2026-11-23T10:00+01:00', 120],
  ['24x7, the day of 23 hours', berlin, '2026-03-29T00:00+01:00', '2026-03-30T00:00+02:00', 1380],
  ['24x7, the day of 25 hours', berlin, '2026-10-25T00:00+02:00', '2026-10-26T00:00+01:00', 1500],
  ['a weekend', office, '2026-11-20T17:00+01:00', '2026-11-23T09:00+01:00', 0],
  ['backwards', office, '2026-11-23T10:00+01:00', '2026-11-20T16:00+01:00', 0],
  ['half a minute', office, '2026-11-20T16:00:00+01:00', '2026-11-20T16:00:30+01:00', 0.5],
  ['through lunch', officeWithLunch, '2026-11-23T11:30+01:00', '2026-11-23T13:30+01:00', 60],
];

describe('the business minutes between two instants', () => {
  it.each(elapsed)('%s', (_what, calendar, from, to, minutes) => {
    expect(businessMinutesBetween(calendar, new Date(from), new Date(to))).toBe(minutes);
  });
});

describe('wall times that the clock change skips or repeats', () => {
  it('closes at the first of two equal wall times, whatever the season of the computation', () => {
    const nights: BusinessCalendar = {
      zone: 'Europe/Berlin',
      hours: everyDay({ from: '00:00', to: '02:30' }),
      holidays: [],
    };
    const from = new Date('2026-10-25T00:00+02:00');
    expect(addBusinessMinutes(nights, from, 150)).toEqual(new Date('2026-10-25T02:30+02:00'));
    expect(addBusinessMinutes(nights, from, 151)).toEqual(new Date('2026-10-26T00:01+01:00'));
  });

  it('does not count an hour twice where a skipped wall time is pushed over the next opening', () => {
    const split: BusinessCalendar = {
      zone: 'Europe/Berlin',
      hours: everyDay({ from: '01:30', to: '02:30' }, { from: '03:00', to: '04:00' }),
      holidays: [],
    };
    const day = ['2026-03-29T00:00+01:00', '2026-03-30T00:00+02:00'] as const;
    expect(businessMinutesBetween(split, new Date(day[0]), new Date(day[1]))).toBe(90);
  });

  it('has no open time on a date that the zone left out', () => {
    const apia: BusinessCalendar = {
      zone: 'Pacific/Apia',
      hours: weekdays({ from: '09:00', to: '17:00' }),
      holidays: [],
    };
    // Friday 2011-12-30 did not exist in Samoa: Thursday was followed by Saturday.
    const thursday = new Date('2011-12-29T09:00-10:00');
    expect(addBusinessMinutes(apia, thursday, 481)).toEqual(new Date('2012-01-02T09:01+14:00'));
  });
});

describe('arguments that have no answer are refused', () => {
  const now = new Date('2026-11-23T10:00Z');
  it.each([
    ['negative minutes', () => addBusinessMinutes(office, now, -1), 'minutes is -1'],
    ['endless minutes', () => addBusinessMinutes(office, now, Infinity), 'minutes is Infinity'],
    ['an invalid date', () => addBusinessMinutes(office, new Date('x'), 1), 'from is NaN'],
    ['a due after 100 years', () => addBusinessMinutes(office, now, 1e12), 'within 100 years'],
    [
      'a span over 100 years',
      () => businessMinutesBetween(office, new Date('0500-01-01'), now),
      'within 100 years',
    ],
  ])('%s', (_what, call, message) => {
    expect(call).toThrow(message);
  });
});

describe('cost', () => {
  it('answers 20,000 dues and a span of ten years without stepping through the minutes', () => {
    const start = performance.now();
    const from = Date.parse('2026-01-01T00:00Z');
    for (let i = 0; i < 20_000; i += 1) {
      addBusinessMinutes(office, new Date(from + ((i * 7_919) % 525_600) * 60_000), 240);
    }
    expect(businessMinutesBetween(berlin, new Date('2016-01-01Z'), new Date('2026-01-01Z'))).toBe(
      3653 * 1440,
    );
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
