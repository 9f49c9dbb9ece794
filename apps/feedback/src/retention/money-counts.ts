import { wholeNumber, type WholeNumber } from '@smarketing/contracts';
import type { CounterSums } from '../counters/counter-sums.js';
import type { Count } from '../counters/counters.js';

/**
 * Counters are doubles, which are exact to 2^53 only. So an amount is counted in two of them: below
 * this size as it is, and how many times it holds this size. Both stay exact for a million customers
 * in each partition, and amounts up to 2^79 each.
 */
const size = 2n ** 33n;
const fitsOne = Number(size);
const highOf = (word: string) => `${word}-high`;

/** What an amount of money, in minor units, adds under `retention:<word>:<currency>`. */
export function moneyCounts(word: string, currency: string, amount: WholeNumber): Count[] {
  if (typeof amount === 'number' && amount < fitsOne && amount > -fitsOne) {
    return [[['retention', word, currency], amount]];
  }
  const whole = BigInt(amount);
  return [
    [['retention', word, currency], Number(whole % size)],
    [['retention', highOf(word), currency], Number(whole / size)],
  ];
}

/** The exact sum of what was counted. */
export function moneySum(sums: CounterSums, word: string, currency: string): WholeNumber {
  const below = BigInt(sums.of('retention', word, currency));
  const times = BigInt(sums.of('retention', highOf(word), currency));
  return wholeNumber(times * size + below);
}

/** The currencies in which anything was counted under one of the words, in the order of their codes. */
export function moneyCurrencies(sums: CounterSums, ...words: string[]): string[] {
  const counted = words
    .flatMap((word) => [word, highOf(word)])
    .flatMap((word) => sums.below('retention', word));
  return [...new Set(counted)].sort();
}

/** A counter that holds more than its part, and the one to which the rest belongs. */
export interface Overfull {
  /** Id of the counter of the multiples. */
  readonly high: string;
  /** How many to move there. */
  readonly moved: number;
  /** By how much the counter itself changes. Exact, as are both counters then. */
  readonly taken: number;
}

const nearlyInexact = 2 ** 52;

/** What is to be moved out of a counter of money, given its id; undefined where it is far from inexact. */
export function overfull(counter: string, value: number | bigint): Overfull | undefined {
  const [report, word, ...currency] = counter.split(':');
  if (Math.abs(Number(value)) < nearlyInexact) return undefined;
  const moved = BigInt(value) / size;
  return {
    high: [report, highOf(word!), ...currency].join(':'),
    moved: Number(moved),
    taken: -Number(moved * size),
  };
}
