import { describe, expect, it } from 'vitest';
import { Pace } from '../src/pace.js';

/** Batches of so many items that begin at a steady rate; the time of the last one. */
function begin(
  pace: Pace,
  { items, every, batches }: Record<'items' | 'every' | 'batches', number>,
) {
  for (let batch = 0; batch < batches; batch++) pace.begin(items, 7_000 + batch * every);
  return 7_000 + (batches - 1) * every;
}

describe('A pace of 80 ms where seven come', () => {
  it.each([
    { what: 'what comes first', items: 1, every: 0, batches: 0, rest: 0 },
    { what: 'eight facts of a lone lead', items: 2, every: 20, batches: 4, rest: 0 },
    { what: 'one after the other, 70 a second', items: 1, every: 14, batches: 200, rest: 0 },
    { what: '100 a second', items: 2, every: 20, batches: 100, rest: 80 },
    { what: '100 a second that come in batches', items: 10, every: 100, batches: 20, rest: 80 },
    { what: 'many at once', items: 200, every: 0, batches: 1, rest: 80 },
  ])('rests $rest ms after $what', ({ rest, ...load }) => {
    const pace = new Pace(80, 7);
    const last = begin(pace, load);
    expect(pace.restAt(last)).toBe(rest);
  });

  it('counts the rest from the beginning of the last batch', () => {
    const pace = new Pace(80, 7);
    const last = begin(pace, { items: 20, every: 80, batches: 10 });
    expect(pace.restAt(last + 30)).toBe(50);
    expect(pace.restAt(last + 80)).toBe(0);
    expect(pace.restAt(last + 1_000)).toBe(0);
  });

  it('forgets a rush', () => {
    const pace = new Pace(80, 7);
    const last = begin(pace, { items: 20, every: 80, batches: 10 });
    pace.begin(1, last + 2_000);
    expect(pace.restAt(last + 2_000)).toBe(0);
  });
});
