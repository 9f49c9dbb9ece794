import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DecodedRecord } from '../src/consume/decode-record.js';
import {
  findPlaces,
  forgetPlaces,
  withReference,
  type PastReference,
} from '../src/consume/past-references.js';
import { referenceAt } from '../src/rebuild/reference-at.js';

const factAt = (offset: number, id: string): DecodedRecord =>
  ({ topic: 'leads', stream: 'leads', record: { offset }, fact: { id } }) as never;

/** The facts of a topic in order, folded with versions that grow now and then. */
const history = fc.array(fc.boolean(), { minLength: 1, maxLength: 30 });

/** As the positions note it while facts 0, 1, 2 … at offsets 0, 1, 2 … are applied. */
function noted(changes: readonly boolean[]): { past: readonly PastReference[]; by: number[] } {
  let past: readonly PastReference[] = [];
  let version = 1;
  const by: number[] = [];
  changes.forEach((isNew, offset) => {
    if (isNew) version++;
    const applied = offset > 0 && {
      applied: { leads: { cluster: 'A', offset: offset - 1, id: `f${offset - 1}` } },
    };
    past = withReference(past, { version, rules: 1 }, { next: { leads: offset }, ...applied });
    by.push(version);
  });
  return { past, by };
}

describe('which version of the reference decided', () => {
  it('is noted where it changes, and by other rules', () => {
    const first = withReference([], { version: 3, rules: 1 }, { next: { leads: 0 } });
    expect(withReference(first, { version: 3, rules: 1 }, { next: { leads: 9 } })).toBe(first);
    expect(withReference(first, { version: undefined, rules: 1 }, { next: {} })).toBe(first);
    expect(withReference(first, { version: 3, rules: 2 }, { next: { leads: 9 } })).toMatchObject([
      { version: 3 },
      { version: 3, rules: 2, next: { leads: 9 } },
    ]);
  });

  it('is found again on a copy with other offsets and repeated facts', () => {
    const copies = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(
        history,
        fc.nat(50),
        copies,
        fc.integer({ min: 1, max: 7 }),
        (changes, shift, times, share) => {
          const { past, by } = noted(changes);
          const copied = by.flatMap((_, n) => Array.from({ length: times[n]! }, () => n));
          const records = copied.map((n, index) => factAt(shift + index, `f${n}`));
          let found = forgetPlaces(past);
          for (let from = 0; from < records.length; from += share) {
            found = findPlaces(found, records.slice(from, from + share));
          }
          by.forEach((version, n) => {
            const offset = records.find(({ fact }) => fact!.id === `f${n}`)!.record.offset;
            expect(found[referenceAt(found, 'leads', offset)]!.version).toBe(version);
          });
        },
      ),
    );
  });

  it('is behind everything until the fact before it was found', () => {
    const { past } = noted([false, true, true]);
    const forgotten = forgetPlaces(past);
    expect(referenceAt(forgotten, 'leads', 1_000_000)).toBe(0);
    expect(findPlaces(forgotten, [factAt(4, 'unknown')])).toBe(forgotten);
  });
});
