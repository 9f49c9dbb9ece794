import { describe, expect, it } from 'vitest';

import { addBusinessMinutes, InvalidCalendarError, parseCalendar } from '../src/index.js';
import { office } from './calendars.js';

const day = [{ from: '09:00', to: '17:00' }];
const hours = { mon: day };

type Wrong = [what: string, field: string, calendar: unknown];

const wrong: Wrong[] = [
  ['no object', 'calendar', 'office'],
  ['no zone', 'zone', { hours, holidays: [] }],
  ['an unknown zone', 'zone', { zone: 'Europe/Bremen', hours, holidays: [] }],
  ['an offset as zone', 'zone', { zone: '+01:00', hours, holidays: [] }],
  ['no hours', 'hours', { zone: 'UTC', holidays: [] }],
  ['no open time at all', 'hours', { zone: 'UTC', hours: { mon: [] }, holidays: [] }],
  ['an unknown weekday', 'hours.monday', { zone: 'UTC', hours: { monday: day }, holidays: [] }],
  [
    'one interval without a list',
    'hours.mon',
    { zone: 'UTC', hours: { mon: day[0] }, holidays: [] },
  ],
  ['a short wall time', 'hours.mon[0].from', withMonday({ from: '9:00', to: '17:00' })],
  ['a day that begins at its end', 'hours.mon[0].from', withMonday({ from: '24:00', to: '24:00' })],
  ['a time past midnight', 'hours.mon[0].to', withMonday({ from: '09:00', to: '24:30' })],
  ['a missing end', 'hours.mon[0].to', withMonday({ from: '09:00' })],
  ['an inverted interval', 'hours.mon[0].to', withMonday({ from: '22:00', to: '06:00' })],
  ['an empty interval', 'hours.mon[0].to', withMonday({ from: '09:00', to: '09:00' })],
  [
    'an overlap',
    'hours.mon[0]',
    withMonday({ from: '11:59', to: '17:00' }, { from: '09:00', to: '12:00' }),
  ],
  ['no holidays', 'holidays', { zone: 'UTC', hours }],
  [
    'a date that does not exist',
    'holidays[1]',
    { zone: 'UTC', hours, holidays: ['2028-02-29', '2026-02-29'] },
  ],
  ['a date in another order', 'holidays[0]', { zone: 'UTC', hours, holidays: ['25.12.2026'] }],
];

function withMonday(...intervals: unknown[]) {
  return { zone: 'UTC', hours: { mon: intervals }, holidays: [] };
}

function refusal(calendar: unknown): InvalidCalendarError {
  try {
    parseCalendar(calendar);
  } catch (error) {
    if (error instanceof InvalidCalendarError) return error;
    throw error;
  }
  throw new Error('The calendar was accepted.');
}

describe('a calendar', () => {
  it.each(wrong)('with %s is refused, naming %s', (_what, field, calendar) => {
    const error = refusal(calendar);
    expect(error.field).toBe(field);
    expect(error.message).toContain(`Calendar field ${field} is `);
    expect(error.message).toContain(`Allowed: ${error.allowed}.`);
    expect(error.retryable).toBe(false);
  });

  it('that is right comes back as plain data, each day in order', () => {
    const morning = { from: '00:00', to: '12:00' };
    const afternoon = { from: '12:00', to: '24:00' };
    const given = { ...withMonday(afternoon, morning), zone: 'Asia/Kolkata', name: 'India' };
    const parsed = parseCalendar(given);
    expect(parsed).toEqual({
      zone: 'Asia/Kolkata',
      hours: { mon: [morning, afternoon] },
      holidays: [],
    });
    expect(parseCalendar(JSON.parse(JSON.stringify(parsed)))).toEqual(parsed);
  });

  it('that was never parsed is checked on its first use', () => {
    const use = () => addBusinessMinutes({ ...office, zone: 'Nowhere' }, new Date(), 1);
    expect(use).toThrow(InvalidCalendarError);
  });
});
