import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counterId, countersOf, type Count } from '../src/counters/counters.js';
import { CounterSums } from '../src/counters/counter-sums.js';

const sum = (counts: Count[]) => countersOf(counts, [(given) => given]);

/** Lone surrogates too: a channel's name comes from outside. */
const codeUnit = fc.integer({ min: 0, max: 0xffff });

describe('a counter', () => {
  it('reads back every value that counted, whatever characters it has', () => {
    const value = fc.string({ unit: 'grapheme', maxLength: 12 });
    fc.assert(
      fc.property(fc.uniqueArray(value, { maxLength: 10 }), (values) => {
        const sums = new CounterSums(sum(values.map((one) => [['funnel', one, 'won'], 1])));
        expect(sums.below('funnel')).toEqual([...values].sort());
        for (const one of values) expect(sums.of('funnel', one, 'won')).toBe(1);
      }),
    );
  });

  it('has ids without a sign that a key of a document may not have', () => {
    fc.assert(
      fc.property(
        fc.array(codeUnit, { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
        (value) => {
          expect(counterId(['channel', value])).toMatch(/^channel:[\w%-]*$/);
        },
      ),
    );
  });

  it('adds up counts of the same path', () => {
    expect(
      sum([
        [['a'], 1],
        [['a'], 2],
        [['b'], -1],
      ]),
    ).toEqual({ a: 3, b: -1 });
  });
});
