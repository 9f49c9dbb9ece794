/** More cores than this that are busy with something else make a latency say little. */
const busyMachine = 0.2;
/** Below this part of it a rate was not held. */
const heldFrom = 0.97;

export interface RateRun {
  /** Leads that should have been sent in so many seconds. */
  readonly wanted: number;
  readonly during: number;
  /** Leads that came through, and how long that took, with those that were left at the end. */
  readonly leads: number;
  readonly seconds: number;
  readonly refused: number;
  readonly otherCores: number;
}

/** Why the figures of a run say little; empty where they are good. */
export function doubtsOf({ wanted, during, leads, seconds, refused, otherCores }: RateRun) {
  const doubts: string[] = [];
  const toFinish = seconds - during;
  if (leads < heldFrom * wanted || toFinish > Math.max(1, (1 - heldFrom) * during)) {
    doubts.push('rate not held');
  }
  if (refused > 0) doubts.push(`${refused} refused`);
  if (otherCores > busyMachine) doubts.push('machine busy');
  return doubts;
}
