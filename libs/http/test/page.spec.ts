import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProblemError, decodeCursor, encodeCursor, pageOf, type Page } from '../src/index.js';

const anything = (_: unknown): _ is unknown => true;
const isText = (value: unknown): value is string => typeof value === 'string';

describe('a cursor', () => {
  it('gives back the position it was made of', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (position) => {
        expect(decodeCursor(encodeCursor(position), anything)).toEqual(
          JSON.parse(JSON.stringify(position)),
        );
      }),
    );
  });

  it.each(['', 'nonsense', '%%%', encodeCursor(7)])(
    'that is none of the list (%j) is refused',
    (c) => {
      expect(() => decodeCursor(c, isText)).toThrow(ProblemError);
    },
  );

  it('leads through every row once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat()), fc.integer({ min: 1, max: 7 }), (ids, limit) => {
        const sorted = ids.toSorted((a, b) => a - b);
        const seen: number[] = [];
        let cursor: string | null = null;
        do {
          const after: number | undefined = decodeCursor(cursor ?? undefined, (v): v is number =>
            Number.isInteger(v),
          );
          const rest = after === undefined ? sorted : sorted.filter((id) => id > after);
          const page: Page<number> = pageOf(rest.slice(0, limit + 1), limit, (id) => id);
          seen.push(...page.items);
          cursor = page.next;
        } while (cursor !== null);
        expect(seen).toEqual(sorted);
      }),
    );
  });
});
