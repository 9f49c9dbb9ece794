import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tallyId, tallyOf, type Count } from '../src/tally/tally.js';
import { Tallies } from '../src/tally/tallies.js';

const tally = (counts: Count[]) => tallyOf(counts, [(given) => given]);

/** Lone surrogates too: a channel's name comes from outside. */
const codeUnit = fc.integer({ min: 0, max: 0xffff });

describe('a tally', () => {
  it('reads back every value that counted, whatever characters it has', () => {
    const value = fc.string({ unit: 'grapheme', maxLength: 12 });
    fc.assert(
      fc.property(fc.uniqueArray(value, { maxLength: 10 }), (values) => {
        const sums = new Tallies(tally(values.map((one) => [['funnel', one, 'won'], 1])));
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
          expect(tallyId(['channel', value])).toMatch(/^channel:[\w%-]*$/);
        },
      ),
    );
  });

  it('adds up counts of the same path', () => {
    expect(
      tally([
        [['a'], 1],
        [['a'], 2],
        [['b'], -1],
      ]),
    ).toEqual({ a: 3, b: -1 });
  });
});
