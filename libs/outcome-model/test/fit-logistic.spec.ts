import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitLogistic, probabilityOf, type SparseRow } from '../src/index.js';
import { NotDefiniteError, solveSymmetric } from '../src/solve-symmetric.js';

const rowOf = (...values: number[]): SparseRow => ({
  places: Int32Array.from(values.keys()),
  values: Float64Array.from(values),
});

const rows = [
  ...[rowOf(0, 1), rowOf(1, 0), rowOf(1, 1), rowOf(2, 0)],
  ...[rowOf(2, 1), rowOf(3, 0), rowOf(3, 1), rowOf(4, 1)],
];
const outcomes = [false, false, true, false, true, true, false, true];

describe('a logistic regression', () => {
  // By scikit-learn 1.9, LogisticRegression with C = 1 / ridge.
  it.each([
    [1, -1.26486519, [0.52670892, 0.3489107]],
    [0.1, -2.10411603, [0.75405189, 1.00544313]],
  ])('with a ridge of %d is the one that others find', (ridge, intercept, weights) => {
    const model = fitLogistic(rows, outcomes, 2, ridge);
    expect(model.intercept).toBeCloseTo(intercept, 6);
    expect(model.weights[0]).toBeCloseTo(weights[0]!, 6);
    expect(model.weights[1]).toBeCloseTo(weights[1]!, 6);
  });

  it('expects as many outcomes as there were', () => {
    const anyRows = fc.array(
      fc.tuple(
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.boolean(),
      ),
      { minLength: 2, maxLength: 60 },
    );
    fc.assert(
      fc.property(anyRows, (all) => {
        const given = all.map(([one, other]) => rowOf(one, other));
        const came = all.map(([, , outcome]) => outcome);
        const model = fitLogistic(given, came, 2);
        const expected = given.reduce((sum, row) => sum + probabilityOf(model, row), 0);
        const all0or1 = new Set(came).size === 1;
        if (!all0or1) expect(expected).toBeCloseTo(came.filter(Boolean).length, 3);
        expect(Number.isFinite(expected)).toBe(true);
      }),
    );
  });

  it('ends where one column tells the outcomes apart wholly', () => {
    const separable = Array.from({ length: 100 }, (_, n) => rowOf(n < 50 ? -1 : 1));
    const won = separable.map((_, n) => n >= 50);
    const model = fitLogistic(separable, won, 1);
    expect(probabilityOf(model, rowOf(1))).toBeGreaterThan(0.95);
    expect(probabilityOf(model, rowOf(-1))).toBeLessThan(0.05);
  });
});

describe('a system of equations', () => {
  it('is solved', () => {
    const anyMatrix = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), {
      minLength: 16,
      maxLength: 16,
    });
    fc.assert(
      fc.property(anyMatrix, (entries) => {
        // B Bᵀ + 1 is symmetric and positive definite.
        const at = (row: number, column: number) =>
          [0, 1, 2, 3].reduce(
            (sum, k) => sum + entries[row * 4 + k]! * entries[column * 4 + k]!,
            0,
          ) + (row === column ? 1 : 0);
        const matrix = Float64Array.from({ length: 16 }, (_, n) => at(Math.floor(n / 4), n % 4));
        const x = solveSymmetric(matrix.slice(), Float64Array.from([1, 2, 3, 4]), 4);
        for (const row of [0, 1, 2, 3]) {
          const sum = [0, 1, 2, 3].reduce((total, k) => total + at(row, k) * x[k]!, 0);
          expect(sum).toBeCloseTo(row + 1, 8);
        }
      }),
    );
  });

  it('without a solution by this way is refused', () => {
    expect(() => solveSymmetric(Float64Array.from([0]), Float64Array.from([1]), 1)).toThrow(
      NotDefiniteError,
    );
  });
});
