import { describe, expect, it } from 'vitest';
import { RecentRate } from '../src/recent-rate.js';

/** So many items at each of so many times, and the time of the last of them. */
function steady({ items, every, times }: Record<'items' | 'every' | 'times', number>) {
  const rate = new RecentRate();
  for (let time = 0; time < times; time++) rate.note(items, 7_000 + time * every);
  return { rate, last: 7_000 + (times - 1) * every };
}

describe('A recent rate', () => {
  it('expects nothing before anything came', () => {
    expect(new RecentRate().expectedWithin(60, 7_000)).toBe(0);
  });

  it.each([
    { what: '50 a second, one by one', items: 1, every: 20, expected: 3 },
    { what: '100 a second, in twos', items: 2, every: 20, expected: 6 },
    { what: '100 a second, in tens', items: 10, every: 100, expected: 6 },
    { what: '600 a second, in sixties', items: 60, every: 100, expected: 36 },
  ])('expects within 60 ms what $what bring', ({ items, every, expected }) => {
    const { rate, last } = steady({ items, every, times: 100 });
    const found = rate.expectedWithin(60, last);
    expect(found).toBeGreaterThan(expected * 0.9);
    expect(found).toBeLessThan(expected * 1.2);
  });

  it('forgets a rush within seconds', () => {
    const { rate, last } = steady({ items: 60, every: 20, times: 100 });
    expect(rate.expectedWithin(60, last + 500)).toBeLessThan(rate.expectedWithin(60, last) * 0.4);
    expect(rate.expectedWithin(60, last + 5_000)).toBeLessThan(1);
  });
});
