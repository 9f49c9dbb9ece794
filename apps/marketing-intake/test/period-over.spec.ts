import type { RetainedFor } from '@smarketing/playbook';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lead } from '../src/capture/lead.schema.js';
import type { Conversion } from '../src/conversions/conversion.schema.js';
import { heardBefore, periodOver, type LeadInSales } from '../src/erasure/period-over.js';

const now = new Date('2026-12-01T00:00:00Z');
const at = (text: string) => new Date(text);
const periods: RetainedFor[] = [
  { of: 'open', months: 12 },
  { of: 'recycled', months: 18 },
  { of: 'lost', months: 24 },
];
const ofCustomers: RetainedFor[] = [{ of: 'customer', months: 36 }];

/** Heard of last in the year 2020, but for what is said. */
const leadOf = (lead: Partial<Lead> = {}, conversion?: Partial<Conversion>): LeadInSales => {
  const heard = at('2020-01-01');
  return {
    lead: { _id: 'any', capturedAt: heard, knownAsOf: heard, touchpoints: 0, ...lead } as Lead,
    conversion: conversion && ({ _id: 'any', saidAt: heard, ...conversion } as Conversion),
  };
};
const capturedAt = (time: string) => leadOf({ capturedAt: at(time), knownAsOf: at(time) });
const over = (one: LeadInSales, parts: LeadInSales[] = [], agreed = periods, when = now) =>
  periodOver(one, parts, agreed, when)?.months;

describe('a period of retention', () => {
  it.each([
    ['an open lead of which nothing was heard', leadOf(), 12],
    ['one that came a year ago to the day', capturedAt('2025-12-01T00:00:00Z'), 12],
    ['one that came a moment later', capturedAt('2025-12-01T00:00:00.001Z'), undefined],
    ['one with a touchpoint since', leadOf({ lastTouchpointAt: at('2026-01-05') }), undefined],
    ['one that taught something since', leadOf({ knownAsOf: at('2026-01-05') }), undefined],
    ['one that another system qualified', leadOf({ stage: 'qualified' }), 12],
    ['one of which another system spoke since', leadOf({ stageAt: at('2026-01-05') }), undefined],
    ['one that sales works on', leadOf({}, { standing: 'working' }), undefined],
    ['one that sales works on elsewhere', leadOf({ stage: 'opportunity' }), undefined],
    [
      'an opportunity elsewhere that was lost here',
      leadOf({ stage: 'opportunity' }, { standing: 'lost' }),
      24,
    ],
    ['one that was recycled', leadOf({}, { standing: 'recycled', reached: 'assigned' }), 18],
    [
      'one that was recycled since',
      leadOf({}, { standing: 'recycled', saidAt: at('2025-08-01') }),
      undefined,
    ],
    [
      'one that was disqualified, without a period',
      leadOf({}, { standing: 'disqualified' }),
      undefined,
    ],
    ['one that was lost', leadOf({}, { standing: 'lost', reached: 'opportunity' }), 24],
    ['one that another system had lost', leadOf({ stage: 'lost' }), 24],
    ['a customer, without a period', leadOf({}, { standing: 'won', reached: 'won' }), undefined],
    [
      'one that is erased',
      { lead: { _id: 'any', erased: {} } as Lead, conversion: undefined },
      undefined,
    ],
    [
      'one that was merged',
      leadOf({ merged: { into: ['other'], at: at('2020-01-02') } }),
      undefined,
    ],
  ])('of %s', (_, one, months) => {
    expect(over(one)).toBe(months);
  });

  it.each([
    ['a customer', leadOf({}, { standing: 'won', reached: 'won' }), 36],
    ['a customer elsewhere', leadOf({ stage: 'customer' }), 36],
    ['a customer that was lost once more', leadOf({}, { standing: 'lost', reached: 'won' }), 36],
    [
      'a customer that is worked on',
      leadOf({}, { standing: 'working', reached: 'won' }),
      undefined,
    ],
    [
      'a customer that bought since',
      leadOf({}, { standing: 'won', reached: 'won', saidAt: at('2024-06-01') }),
      undefined,
    ],
  ])('of %s', (_, one, months) => {
    expect(over(one, [], ofCustomers)).toBe(months);
  });

  it.each([
    ['as old', leadOf(), 12],
    ['of which something was heard', leadOf({ lastTouchpointAt: at('2026-11-01') }), undefined],
    ['that sales works on', leadOf({}, { standing: 'working' }), undefined],
    ['that was lost', leadOf({}, { standing: 'lost' }), 24],
    ['that is a customer', leadOf({ stage: 'customer' }), undefined],
  ])('of a lead into which one was merged %s', (_, part, months) => {
    expect(over(leadOf(), [part])).toBe(months);
  });

  it.each([
    ['2026-02-28T12:00:00Z', '2026-01-31T12:00:00Z', 1],
    ['2026-02-28T11:59:59Z', '2026-01-31T12:00:00Z', undefined],
    ['2028-02-29T00:00:00Z', '2024-02-29T00:00:00Z', 48],
    ['2026-03-29T00:30:00Z', '2026-02-28T23:30:00Z', 1],
  ])('is over by the calendar: on %s of %s', (when, heard, months) => {
    const agreed: RetainedFor[] = [{ of: 'open', months: months ?? 1 }];
    expect(over(capturedAt(heard), [], agreed, at(when))).toBe(months);
  });

  const times = fc.date({ min: at('2000-01-01'), max: now, noInvalidDate: true });
  const months = fc.integer({ min: 1, max: 300 });
  const isOver = (one: LeadInSales, count: number) =>
    over(one, [], [{ of: 'open', months: count }]) !== undefined;

  it('is never over earlier for more months, or because something was heard', () => {
    fc.assert(
      fc.property(times, times, months, (captured, touched, count) => {
        const known = leadOf({ capturedAt: captured, knownAsOf: captured });
        if (isOver(known, count + 1)) expect(isOver(known, count)).toBe(true);
        const heard = leadOf({ ...known.lead, lastTouchpointAt: touched });
        if (isOver(heard, count)) expect(isOver(known, count)).toBe(true);
      }),
    );
  });

  it('is over for none that is passed by at first sight', () => {
    fc.assert(
      fc.property(times, months, (captured, count) => {
        if (!isOver(leadOf({ capturedAt: captured, knownAsOf: captured }), count)) return;
        expect(captured <= heardBefore(now, count)).toBe(true);
      }),
    );
  });
});
