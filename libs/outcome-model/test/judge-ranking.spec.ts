import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areaUnderCurve,
  brierOf,
  calibrationOf,
  intervalOfArea,
  judgeThreshold,
  liftTable,
  logLossOf,
  rocCurve,
  type Scored,
} from '../src/index.js';

const scoredOf = (won: readonly number[], lost: readonly number[]): Scored[] => [
  ...won.map((score) => ({ score, won: true })),
  ...lost.map((score) => ({ score, won: false })),
];

/** Three won and four lost leads, as the formulas of the product have them. */
const golden = scoredOf([90, 70, 60], [80, 40, 30, 20]);

const anyScored = fc
  .array(fc.record({ score: fc.integer({ min: 0, max: 20 }), won: fc.boolean() }), {
    minLength: 2,
    maxLength: 80,
  })
  .filter((all) => all.some(({ won }) => won) && all.some(({ won }) => !won));

describe('the area under the curve', () => {
  it('is that of the worked example', () => {
    expect(areaUnderCurve(golden)).toBe(0.8333333333333334);
  });

  it('counts pairs, equal scores half', () => {
    fc.assert(
      fc.property(anyScored, (all) => {
        const won = all.filter((one) => one.won);
        const lost = all.filter((one) => !one.won);
        const pairs = won.flatMap((one) =>
          lost.map((other) => (one.score > other.score ? 1 : one.score === other.score ? 0.5 : 0)),
        );
        const mean = pairs.reduce((sum: number, pair) => sum + pair, 0) / pairs.length;
        expect(areaUnderCurve(all)).toBeCloseTo(mean, 12);
      }),
    );
  });

  it('is the area under the points of the curve', () => {
    fc.assert(
      fc.property(anyScored, (all) => {
        const curve = rocCurve(all);
        const area = curve.slice(1).reduce((sum, { falseAlarms, found }, before) => {
          const from = curve[before]!;
          return sum + ((falseAlarms - from.falseAlarms) * (found + from.found)) / 2;
        }, 0);
        expect(area).toBeCloseTo(areaUnderCurve(all), 12);
      }),
    );
  });

  it('lies in its interval, which narrows with more rows', () => {
    const few = intervalOfArea(0.75, 40, 60);
    const many = intervalOfArea(0.75, 4_000, 6_000);
    expect(few.from).toBeLessThan(many.from);
    expect(many.from).toBeLessThan(0.75);
    expect(many.to).toBeGreaterThan(0.75);
    expect(intervalOfArea(1, 10, 10)).toEqual({ from: 1, to: 1 });
  });
});

describe('a threshold', () => {
  it('of 60 is as good as the worked example says', () => {
    expect(judgeThreshold(golden, 60)).toEqual({ precision: 0.75, recall: 1, lift: 1.75 });
  });

  it('that nobody reaches has no precision', () => {
    expect(judgeThreshold(golden, 91)).toEqual({ precision: null, recall: 0, lift: null });
  });
});

it('a lift table has each row once, and has found all outcomes in its last tenth', () => {
  fc.assert(
    fc.property(anyScored, (all) => {
      const tenths = liftTable(all);
      expect(tenths.reduce((sum, { rows }) => sum + rows, 0)).toBe(all.length);
      expect(tenths.at(-1)!.foundSoFar).toBe(1);
    }),
  );
});

describe('probabilities', () => {
  const certain = scoredOf([1], [0]);

  it.each([
    ['right and certain', certain, 0, 0],
    ['without an opinion', scoredOf([0.5], [0.5]), Math.log(2), 0.25],
  ])('%s', (_what, scored, logLoss, brier) => {
    expect(logLossOf(scored)).toBeCloseTo(logLoss, 12);
    expect(brierOf(scored)).toBeCloseTo(brier, 12);
  });

  it('that are wrong and certain cost much and not everything', () => {
    expect(logLossOf(scoredOf([0], []))).toBeCloseTo(34.54, 2);
  });

  it('are compared with what came, the lowest first', () => {
    const scored = scoredOf(Array(60).fill(0.75) as number[], Array(20).fill(0.75) as number[]);
    for (const { predicted } of calibrationOf(scored)) expect(predicted).toBeCloseTo(0.75, 12);
    expect(calibrationOf(scoredOf([0.9], [0.1]))).toEqual([
      { rows: 1, predicted: 0.1, came: 0 },
      { rows: 1, predicted: 0.9, came: 1 },
    ]);
  });
});
