import { describe, expect, it } from 'vitest';
import { retentionReport } from '../src/retention/retention-report.js';
import {
  customerRetention,
  grossRevenueRetention,
  netRevenueRetention,
} from '../src/retention/retention-rates.js';
import { figureOf, leadOf, sumsOf } from './leads.js';

describe('retention rates', () => {
  it('are those of the golden numbers', () => {
    const revenue = { start: 100_000, expansion: 12_000, contraction: 5_000, churned: 8_000 };
    expect(customerRetention({ start: 100, end: 95, acquired: 15 })).toBe(0.8);
    expect(netRevenueRetention(revenue)).toBe(0.99);
    expect(grossRevenueRetention(revenue)).toBe(0.87);
  });

  it('are not computed where a period starts without customers', () => {
    expect(customerRetention({ start: 0, end: 3, acquired: 3 })).toBeUndefined();
    expect(
      netRevenueRetention({ start: 0, expansion: 1, contraction: 0, churned: 0 }),
    ).toBeUndefined();
    expect(grossRevenueRetention({ start: 0, contraction: 0, churned: 0 })).toBeUndefined();
  });
});

describe('the retention report', () => {
  const captured = '2026-01-01T00:00:00Z';
  const eur = (amount: number) => ({ amount, currency: 'EUR' });
  const leads = [
    leadOf({
      captured,
      won: '2026-01-10T00:00:00Z',
      amount: eur(500),
      purchases: [eur(70), eur(30)],
    }),
    leadOf({ captured, won: '2026-01-31T23:59:59Z', churned: '2026-03-01T00:00:00Z' }),
    leadOf({ captured, won: '2026-02-01T00:00:00Z', churned: '2026-02-20T00:00:00Z' }),
    leadOf({ captured, won: '2026-02-02T00:00:00Z', purchases: [eur(5)] }),
    leadOf({ captured, won: '2026-03-02T00:00:00Z', churned: '2026-03-30T00:00:00Z' }),
    leadOf({ captured, won: '2026-03-03T00:00:00Z' }),
  ];
  const report = retentionReport(sumsOf(leads), '2026-03', figureOf);

  it('follows the customers of each month of winning', () => {
    const rows = report.cohorts.map(({ month, won, kept, churned, repeatPurchases }) => [
      month,
      won.value,
      kept.value,
      churned.value,
      repeatPurchases.value,
    ]);
    expect(rows).toEqual([
      ['2026-01', 2, 1, 1, 0.5],
      ['2026-02', 2, 1, 1, 0.5],
      ['2026-03', 2, 1, 1, 0],
    ]);
    expect(report.all.retained).toMatchObject({ value: 0.5, numerator: 3, denominator: 6 });
  });

  it('says how many of the customers at the start of a month it kept', () => {
    expect(report.period.customerRetention).toMatchObject({
      value: 2 / 3,
      numerator: 2,
      denominator: 3,
      window: { from: '2026-03-01T00:00:00.000Z', to: '2026-04-01T00:00:00.000Z' },
    });
  });

  it('says why revenue retention is not computed', () => {
    expect(report.period.netRevenueRetention).toMatchObject({
      value: null,
      reason: 'No fact states the recurring revenue of a customer at the start of a period.',
    });
  });

  it('sums revenue of first deals and of purchases after them', () => {
    expect(report.revenue).toMatchObject([
      { currency: 'EUR', first: { value: 500, currency: 'EUR' }, repeat: { value: 105 } },
    ]);
  });
});
