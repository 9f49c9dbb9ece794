import { describe, expect, it } from 'vitest';
import { funnelReport } from '../src/funnel/funnel-report.js';
import { ledgerReport } from '../src/ledger/ledger-report.js';
import { distributionOf } from '../src/velocity/distribution.js';
import { velocityReport } from '../src/velocity/velocity-report.js';
import { figureOf, leadOf, sumsOf } from './leads.js';

const leads = [
  leadOf({ captured: '2026-01-05T00:00:00Z', channel: 'social' }),
  leadOf({ captured: '2026-01-06T00:00:00Z', channel: 'social', won: '2026-01-08T12:00:00Z' }),
  leadOf({ captured: '2026-02-01T00:00:00Z', channel: '(none)', won: '2026-01-31T00:00:00Z' }),
  leadOf({ captured: '2026-02-02T00:00:00Z', lost: '2026-02-03T00:00:00Z', reason: 'price' }),
  leadOf({ won: '2026-02-03T00:00:00Z' }),
];

describe('the ledger', () => {
  it('counts each captured lead in exactly one state', () => {
    const report = ledgerReport(sumsOf(leads), figureOf);
    expect(report.captured.value).toBe(4);
    expect(report.balanced).toBe(true);
    const values = Object.entries(report.states).map(([state, { value }]) => [state, value]);
    expect(Object.fromEntries(values)).toEqual({
      open: 1,
      won: 2,
      lost: 1,
      recycled: 0,
      disqualified: 0,
      merged: 0,
      erased: 0,
    });
    expect(report.lossReasons).toMatchObject([{ reason: 'price', leads: { value: 1 } }]);
  });

  it('says with each figure what it is, of when, and where the leads behind it are', () => {
    expect(ledgerReport(sumsOf(leads), figureOf).states.won).toEqual({
      value: 2,
      unit: 'leads',
      numerator: 2,
      denominator: null,
      metric: 'ledger-won',
      metricVersion: 1,
      playbook: 1,
      window: { from: null, to: null },
      asOf: '2026-11-23T12:00:00.000Z',
      restated: false,
      leadsHref: '/v1/reports/leads?outcome=won',
    });
  });
});

describe('the funnel', () => {
  it('is cut by channel, those with the most leads first', () => {
    const { rows, all } = funnelReport(sumsOf(leads), 'channel', figureOf);
    expect(
      rows.map(({ key, stages, conversion }) => [
        key,
        stages.captured.value,
        stages.won.value,
        conversion.value,
      ]),
    ).toEqual([
      ['social', 3, 1, 1 / 3],
      ['(none)', 1, 1, 1],
    ]);
    expect(all.conversion).toMatchObject({ value: 0.5, numerator: 2, denominator: 4 });
    expect(rows[1]?.stages.won.leadsHref).toBe('/v1/reports/leads?channel=%28none%29&stage=won');
  });

  it('is cut by the month of the first contact', () => {
    const { rows } = funnelReport(sumsOf(leads), 'cohort', figureOf);
    expect(rows.map(({ key, stages }) => [key, stages.captured.value])).toEqual([
      ['2026-01', 2],
      ['2026-02', 2],
    ]);
  });

  it('has no conversion, with the reason, where nothing was captured', () => {
    const { all } = funnelReport(sumsOf([]), 'channel', figureOf);
    expect(all.conversion).toMatchObject({ value: null, reason: 'No lead was captured here yet.' });
  });
});

describe('days to won', () => {
  it.each([
    { histogram: [[1, 1]], mean: 1, median: 1, p90: 1 },
    {
      histogram: [
        [2, 1],
        [1, 1],
      ],
      mean: 1.5,
      median: 1.5,
      p90: 1.9,
    },
    {
      histogram: [
        [4, 1],
        [1, 1],
        [3, 1],
        [2, 1],
      ],
      mean: 2.5,
      median: 2.5,
      p90: 3.7,
    },
    {
      histogram: [
        [0, 3],
        [10, 1],
      ],
      mean: 2.5,
      median: 0,
      p90: 7,
    },
    {
      histogram: [
        [-5, 1],
        [5, 1],
        [9, 0],
      ],
      mean: 0,
      median: 0,
      p90: 4,
    },
  ] as const)('of $histogram are as NumPy has them', ({ histogram, ...expected }) => {
    const { mean, median, p90 } = distributionOf(histogram)!;
    expect(mean).toBeCloseTo(expected.mean, 10);
    expect(median).toBeCloseTo(expected.median, 10);
    expect(p90).toBeCloseTo(expected.p90, 10);
  });

  it('keep a deal won before its first contact, and show it as a fault', () => {
    const { daysToWon, wonBeforeCapture } = velocityReport(sumsOf(leads), figureOf);
    expect(daysToWon.median).toMatchObject({ value: 0.75, numerator: 2 });
    expect(wonBeforeCapture.value).toBe(1);
  });

  it('are null with the reason before the first deal', () => {
    const { daysToWon } = velocityReport(sumsOf([]), figureOf);
    expect(daysToWon.p90).toMatchObject({ value: null, reason: 'No deal was won yet.' });
  });
});
