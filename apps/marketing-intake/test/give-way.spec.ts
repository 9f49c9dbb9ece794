import { describe, expect, it } from 'vitest';
import { restAfter } from '../src/imports/give-way.js';

describe('An import', () => {
  it.each([
    ['does not rest where nobody else captures', 200, Infinity, 0],
    ['does not rest where the last live capture was a second ago', 200, 1_000, 0],
    ['rests three times as long as it worked while live captures come', 200, 10, 600],
    ['rests two seconds at most', 5_000, 0, 2_000],
  ])('%s', (_, took, sinceLive, rest) => {
    expect(restAfter(took, sinceLive)).toBe(rest);
  });
});
