import type { WholeNumber } from '@smarketing/contracts';
import { pathOfTimes, splitAmount } from './exact-amounts.js';

/**
 * One summand of the reports: where it counts and how much. The path is made of words and values
 * (a channel, a month); values may hold any character. An amount beyond 2^33 is counted in two counters.
 */
export type Count = readonly [path: readonly string[], amount: WholeNumber];

/** A pure function of a lead's document: what the lead adds to the reports. */
export type Contribute<D> = (document: D) => readonly Count[];

/**
 * What a document adds to all reports, as the id → amount record of the bus. Runs twice for every
 * document of every batch, so it makes no arrays on its way.
 */
export function countersOf<D>(
  document: D,
  contributors: readonly Contribute<D>[],
): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const contribute of contributors) {
    for (const [path, amount] of contribute(document)) {
      const { below, times } = splitAmount(amount);
      const id = counterId(path);
      sums[id] = (sums[id] ?? 0) + below;
      if (times === undefined) continue;
      const high = counterId(pathOfTimes(path));
      sums[high] = (sums[high] ?? 0) + times;
    }
  }
  return sums;
}

/**
 * The id of a counter: the parts of the path joined by `:`. Each part is percent-encoded so far
 * that no value, whatever it is called, can be read as a separator or be unsafe as a key.
 */
export function counterId(path: readonly string[]): string {
  let id = encodePart(path[0] ?? '');
  for (let part = 1; part < path.length; part++) id += `:${encodePart(path[part]!)}`;
  return id;
}

const plain = /^[\w-]*$/;

function encodePart(part: string): string {
  if (plain.test(part)) return part;
  const wellFormed = part.toWellFormed();
  return encodeURIComponent(wellFormed).replace(
    /[.!~*'()]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
