import type { ScoreCard } from './score-card.document.js';

/**
 * The cycle that a lead has reached: 1 once it was over the threshold, one more for each time it was
 * over it again by a fact that happened after it was recycled. Depends on what happened and when, not
 * on the order in which the streams told of it.
 */
export function cycleReached({ lastOverThreshold, recycled }: ScoreCard): number {
  if (!lastOverThreshold) return 0;
  return recycled
    .filter(({ at }) => lastOverThreshold > at)
    .reduce((reached, { cycle }) => Math.max(reached, cycle + 1), 1);
}

/** A lead is qualified from reaching the threshold until sales gives this cycle of it back. */
export function isQualified({ cycle, recycled }: ScoreCard): boolean {
  return cycle > 0 && !recycled.some((back) => back.cycle >= cycle);
}
