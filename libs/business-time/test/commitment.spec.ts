import { describe, expect, it } from 'vitest';

import {
  businessDaysElapsed,
  businessDaysInMonth,
  deriveCommitment,
  leadValue,
  pace,
  valueWeightedAttainment,
  type BusinessCalendar,
} from '../src/index.js';
import { office } from './calendars.js';

describe('the business days of a month', () => {
  it.each([
    [2026, 2, 20],
    [2026, 5, 20],
    [2026, 11, 21],
    [2026, 12, 23],
  ])('%i-%i has %i', (year, month, days) => {
    expect(businessDaysInMonth(office, year, month)).toBe(days);
  });

  it.each([
    ['the 8th business day before its close', '2026-02-11T16:59:59+01:00', 7],
    ['the 8th business day at its close', '2026-02-11T17:00:00+01:00', 8],
    ['the following night', '2026-02-12T03:00:00+01:00', 8],
    ['the first minute of the month', '2026-02-01T00:00:00+01:00', 0],
    ['the last minute of the month', '2026-02-28T23:59:00+01:00', 20],
    ['the first minute of the month in Berlin, still January in UTC', '2026-01-31T23:00:00Z', 0],
    ['the evening of the holiday', '2026-05-25T20:00:00+02:00', 16],
  ])('elapsed at %s', (_what, at, days) => {
    expect(businessDaysElapsed(office, new Date(at))).toBe(days);
  });

  it('refuses a thirteenth month', () => {
    expect(() => businessDaysInMonth(office, 2026, 13)).toThrow('month is 13');
  });
});

describe('pace', () => {
  it('expects 80 of 200 on day 8 of 20', () => {
    const closeOfDay8 = new Date('2026-02-11T17:00+01:00');
    expect(pace(200, 8, 20)).toBe(80);
    expect(
      pace(200, businessDaysElapsed(office, closeOfDay8), businessDaysInMonth(office, 2026, 2)),
    ).toBe(80);
  });

  it('expects nothing in a month without business days, and refuses more days than it has', () => {
    const closed: BusinessCalendar = {
      ...office,
      hours: { mon: [{ from: '09:00', to: '10:00' }] },
    };
    closed.holidays = ['2026-02-02', '2026-02-09', '2026-02-16', '2026-02-23'];
    expect(pace(200, 0, businessDaysInMonth(closed, 2026, 2))).toBe(0);
    expect(() => pace(200, 21, 20)).toThrow('daysElapsed is 21');
  });
});

const assumptions = {
  revenueGoal: 500_000,
  marketingShare: 0.6,
  dealSize: 20_000,
  customerRate: 0.25,
  sqlRate: 0.3,
  mqlRate: 0.1,
};

describe('the commitment derived from revenue', () => {
  it('is 15 customers, 60 SQL, 200 MQL and 2,000 leads', () => {
    expect(deriveCommitment(assumptions)).toEqual({
      customers: 15,
      sql: 60,
      mql: 200,
      leads: 2000,
    });
  });

  it('rounds each stage up for itself', () => {
    const derived = deriveCommitment({ ...assumptions, dealSize: 19_737 });
    expect(derived).toEqual({ customers: 16, sql: 61, mql: 203, leads: 2027 });
  });

  it('does not owe one more for an error in the last binary digit', () => {
    const derived = deriveCommitment({
      ...assumptions,
      revenueGoal: 100,
      dealSize: 1,
      marketingShare: 0.07,
    });
    expect(0.07 * 100).toBeGreaterThan(7);
    expect(derived.customers).toBe(7);
  });

  it.each(['customerRate', 'sqlRate', 'mqlRate', 'dealSize'])('refuses %s 0', (name) => {
    expect(() => deriveCommitment({ ...assumptions, [name]: 0 })).toThrow(`${name} is 0`);
  });
});

/**
 * The agreed figures are 1,600 a demo request, 200 an e-book, 220,000 delivered of 300,000. With
 * deals of 20,000 they mean close rates of 8 % and 1 %; 100 demo requests and 300 e-books deliver it.
 */
describe('attainment by value', () => {
  it('weighs a demo request as eight e-books', () => {
    expect(leadValue(20_000, 0.08)).toBe(1600);
    expect(leadValue(20_000, 0.01)).toBe(200);
  });

  it('is 73.33 % when 220,000 of 300,000 were delivered', () => {
    const deliveries = [
      { leads: 100, closeRate: 0.08 },
      { leads: 300, closeRate: 0.01 },
    ];
    const { delivered, attainment } = valueWeightedAttainment(300_000, 20_000, deliveries);
    expect(delivered).toBe(220_000);
    expect(attainment).toBeCloseTo(0.7333333333333333, 12);
  });
});
