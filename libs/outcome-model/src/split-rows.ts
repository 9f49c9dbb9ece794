import type { Random } from './labelled-rows.ts';

export interface Split {
  readonly train: readonly number[];
  readonly test: readonly number[];
}

/**
 * Places of rows in a part to learn from and a part to test on, drawn apart for either outcome, so that
 * both parts have the same share of it. At least one row of either outcome stands on either side.
 */
export function splitRows(outcomes: readonly boolean[], testShare: number, random: Random): Split {
  const train: number[] = [];
  const test: number[] = [];
  for (const wanted of [true, false]) {
    const places = outcomes.flatMap((outcome, place) => (outcome === wanted ? [place] : []));
    shuffle(places, random);
    const tested = Math.round(places.length * testShare);
    const most = Math.max(1, places.length - 1);
    const cut = Math.min(most, Math.max(1, tested));
    test.push(...places.slice(0, cut));
    train.push(...places.slice(cut));
  }
  return { train: train.toSorted(ascending), test: test.toSorted(ascending) };
}

const ascending = (one: number, other: number) => one - other;

function shuffle(places: number[], random: Random): void {
  for (let last = places.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [places[last], places[other]] = [places[other]!, places[last]!];
  }
}
