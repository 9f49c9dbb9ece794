import type { Returns } from '@smarketing/playbook';
import { cameBackAt, endsToReturnFrom } from './come-back.js';
import type { ScoreCard } from './score-card.schema.js';

/** A cycle that a lead has reached, and when. */
export interface Reached {
  readonly cycle: number;
  readonly at: Date;
}

/**
 * The cycle that a lead has reached: 1 once it was over the threshold, one more for each time it was
 * over it again by a fact that happened after it was recycled, or came back after it was lost. Depends
 * on what happened and when, not on the order in which the streams told of it. Undefined: none.
 */
export function cycleReached(card: ScoreCard, returns: Returns | undefined): Reached | undefined {
  const { lastOverThreshold, recycled } = card;
  if (!lastOverThreshold) return undefined;
  const reached: Reached[] = [
    { cycle: 1, at: lastOverThreshold },
    ...recycled
      .filter(({ at }) => lastOverThreshold > at)
      .map(({ cycle }) => ({ cycle: cycle + 1, at: lastOverThreshold })),
  ];
  if (returns) {
    for (const end of endsToReturnFrom(card, returns)) {
      const at = cameBackAt(end, card, returns);
      if (at) reached.push({ cycle: end.cycle + 1, at });
    }
  }
  return reached.reduce((most, one) => (one.cycle > most.cycle ? one : most));
}

/** A lead is qualified from reaching the threshold until sales gives this cycle of it back. */
export function isQualified({ cycle, recycled }: ScoreCard): boolean {
  return cycle > 0 && !recycled.some((back) => back.cycle >= cycle);
}
