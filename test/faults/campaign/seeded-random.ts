import fc from 'fast-check';

/** Draws from one sequence: the same seed, the same draws in the same order. */
export interface SeededRandom {
  /** From 0 up to 1, without 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  shuffled<T>(items: readonly T[]): T[];
  /** A sequence of its own, so that what is drawn there moves nothing here. */
  fork(): SeededRandom;
}

const steps = 2 ** 30;

export function seededRandom(seed: number): SeededRandom {
  const arbitrary = fc.infiniteStream(fc.noBias(fc.nat(steps - 1)));
  const [draws] = fc.sample(arbitrary, { seed, numRuns: 1 });
  const next = () => (draws!.next().value as number) / steps;
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick: (from) => from[whole(0, from.length - 1)]!,
    shuffled: (items) => {
      const left = [...items];
      return items.map(() => left.splice(whole(0, left.length - 1), 1)[0]!);
    },
    fork: () => seededRandom(whole(0, steps - 1)),
  };
}
