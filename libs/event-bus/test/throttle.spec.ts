import { describe, expect, it } from 'vitest';
import { Throttle } from '../src/throttle.js';

describe('A throttle of 40 ms after six', () => {
  it.each([
    { items: 5, after: 0, rest: 0 },
    { items: 6, after: 0, rest: 40 },
    { items: 6, after: 15, rest: 25 },
    { items: 600, after: 40, rest: 0 },
    { items: 600, after: 1_000, rest: 0 },
  ])('lets the next batch wait $rest ms, $after ms after one of $items began', (given) => {
    const throttle = new Throttle(40, 6);
    throttle.begin(given.items, 7_000);
    expect(throttle.restAt(7_000 + given.after)).toBe(given.rest);
  });

  it('lets the first batch begin at once, and the one after a small one', () => {
    const throttle = new Throttle(40, 6);
    expect(throttle.restAt(0)).toBe(0);
    throttle.begin(6, 0);
    throttle.begin(1, 40);
    expect(throttle.restAt(40)).toBe(0);
  });
});
