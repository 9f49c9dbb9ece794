import { describe, expect, it } from 'vitest';
import { Pace } from '../src/pace.js';

describe('A pace of 40 ms after six', () => {
  it.each([
    { items: 5, after: 0, rest: 0 },
    { items: 6, after: 0, rest: 40 },
    { items: 6, after: 15, rest: 25 },
    { items: 600, after: 40, rest: 0 },
    { items: 600, after: 1_000, rest: 0 },
  ])('lets the next batch wait $rest ms, $after ms after one of $items began', (given) => {
    const pace = new Pace(40, 6);
    pace.begin(given.items, 7_000);
    expect(pace.restAt(7_000 + given.after)).toBe(given.rest);
  });

  it('lets the first batch begin at once, and the one after a small one', () => {
    const pace = new Pace(40, 6);
    expect(pace.restAt(0)).toBe(0);
    pace.begin(6, 0);
    pace.begin(1, 40);
    expect(pace.restAt(40)).toBe(0);
  });
});
