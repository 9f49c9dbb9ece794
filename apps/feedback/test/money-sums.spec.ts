import { addWhole, type WholeNumber } from '@smarketing/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contributionsOf } from '../src/reports.js';
import { retentionReport } from '../src/retention/retention-report.js';
import { overfull } from '../src/counters/exact-amounts.js';
import { CounterSums } from '../src/counters/counter-sums.js';
import { figureOf, leadOf, sumsOf } from './leads.js';

const largest = Number.MAX_SAFE_INTEGER;
const times = (count: number, amount: number) => Array.from({ length: count }, () => amount);
const euros = (amount: number) => ({ amount, currency: 'EUR' });
const customer = (purchases: number[], amount?: number) =>
  leadOf({
    captured: '2026-01-01T00:00:00Z',
    won: '2026-01-02T00:00:00Z',
    ...(amount !== undefined && { amount: euros(amount) }),
    purchases: purchases.map(euros),
  });
const revenueOf = (sums: CounterSums) => retentionReport(sums, '2026-03', figureOf).revenue;

describe('a sum of money', () => {
  it('of two purchases of 2^53−1 and twenty of 1 is 18014398509482002, by one customer or by many', () => {
    const amounts = [largest, largest, ...times(20, 1)];
    const byOne = sumsOf([customer(amounts)]);
    const byMany = sumsOf(amounts.map((amount) => customer([amount])));
    for (const sums of [byOne, byMany]) {
      expect(revenueOf(sums)).toMatchObject([
        { repeat: { value: '18014398509482002', numerator: '18014398509482002' } },
      ]);
    }
    expect(customer(amounts).purchases.amounts).toEqual({ EUR: '18014398509482002' });
  });

  it('is exact in any order and any grouping into purchases, customers and partitions', () => {
    const amount = fc.oneof(
      fc.maxSafeInteger(),
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.constantFrom(largest, -largest, 2 ** 33, 2 ** 33 - 1, 1, 0),
    );
    const customers = fc.array(fc.array(amount, { maxLength: 5 }), { maxLength: 6 });
    fc.assert(
      fc.property(customers, fc.array(amount, { maxLength: 5 }), (purchases, deals) => {
        const leads = [
          ...purchases.map((amounts) => customer(amounts)),
          ...deals.map((deal) => customer([], deal)),
        ];
        const [row] = revenueOf(sumsOf(leads));
        const exact = (all: number[]) => all.reduce((sum, one) => sum + BigInt(one), 0n);
        expect(BigInt(row?.first.value ?? 0)).toBe(exact(deals));
        expect(BigInt(row?.repeat.value ?? 0)).toBe(exact(purchases.flat()));
      }),
    );
  });

  it('restates itself exactly: what a customer adds is taken back whole when he buys again', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeInteger(), { minLength: 1, maxLength: 8 }), (amounts) => {
        const counters: Record<string, number> = {};
        const move = (by: Record<string, number>, sign: 1 | -1) => {
          for (const [id, count] of Object.entries(by)) {
            counters[id] = (counters[id] ?? 0) + sign * count;
          }
        };
        amounts.forEach((_, index) => {
          if (index > 0) move(contributionsOf(customer(amounts.slice(0, index))), -1);
          move(contributionsOf(customer(amounts.slice(0, index + 1))), 1);
        });
        const exact = amounts.reduce((sum, one) => sum + BigInt(one), 0n);
        const [row] = revenueOf(new CounterSums(counters));
        expect(BigInt(row?.repeat.value ?? 0)).toBe(exact);
      }),
    );
  });

  it('is a number wherever a number holds it', () => {
    const sum = sumsOf([customer([largest - 1], 500), customer([1])]);
    expect(revenueOf(sum)).toMatchObject([
      { currency: 'EUR', first: { value: 500 }, repeat: { value: largest } },
    ]);
    expect(addWhole(largest, 1)).toBe('9007199254740992');
    expect(addWhole('9007199254740992', -1)).toBe(largest);
  });

  it('of a customer kept as an inexact number goes on from what that number is', () => {
    const kept: WholeNumber = 2 ** 54;
    expect(addWhole(kept, 1)).toBe('18014398509481985');
  });
});

describe('a counter of money', () => {
  it('that is about to count inexactly gives what is beyond its part to the other one', () => {
    const value = 2 ** 54 - 2;
    const { high, moved, taken } = overfull('retention:repeat-revenue:EUR', value)!;
    expect(high).toBe('retention:repeat-revenue-high:EUR');
    expect(Math.abs(value + taken)).toBeLessThan(2 ** 33);
    expect(BigInt(moved) * 2n ** 33n + BigInt(value + taken)).toBe(BigInt(value));
  });

  it('that is far from it is left as it is', () => {
    expect(overfull('retention:repeat-revenue:EUR', 10 ** 15)).toBeUndefined();
  });
});
