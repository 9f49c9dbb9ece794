import type { WholeNumber } from '@smarketing/contracts';

/**
 * Counters are doubles, which are exact to 2^53 only. So an amount is counted in two of them: below
 * this size as it is, and how many times it holds this size. Both stay exact for a million amounts in
 * each partition, and amounts up to 2^79 each.
 */
const size = 2n ** 33n;
const fitsOne = Number(size);
const highOf = (word: string) => `${word}-high`;

export interface SplitAmount {
  readonly below: number;
  /** How many times it holds the size; absent where it is smaller. */
  readonly times?: number;
}

export function splitAmount(amount: WholeNumber): SplitAmount {
  if (typeof amount === 'number' && amount < fitsOne && amount > -fitsOne) return { below: amount };
  const whole = BigInt(amount);
  return { below: Number(whole % size), times: Number(whole / size) };
}

export function joinedAmount(below: number, times: number): bigint {
  return BigInt(times) * size + BigInt(below);
}

/** Where the multiples of an amount are counted: beside it, by the word before the last part. */
export function pathOfTimes(path: readonly string[]): string[] {
  const word = path.length - 2;
  return path.map((part, at) => (at === word ? highOf(part) : part));
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
  if (Math.abs(Number(value)) < nearlyInexact) return undefined;
  const moved = BigInt(value) / size;
  return {
    high: pathOfTimes(counter.split(':')).join(':'),
    moved: Number(moved),
    taken: -Number(moved * size),
  };
}
