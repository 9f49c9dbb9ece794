import type { Rep } from '../reps/rep.schema.js';
import type { Turn } from './rotation.schema.js';

export type Candidate = Pick<Rep, '_id' | 'weight' | 'active'>;

export interface TurnsTaken {
  /** One for each lead, in order; none where nobody is active. */
  readonly repIds: readonly string[];
  readonly rotation: readonly Turn[];
}

/**
 * Smooth weighted round robin: the next lead goes to the lowest pointer (of equal ones to the lowest
 * id), which then moves on by 1/weight. Reps who are not active are skipped. Who is new or was away
 * comes in at the lowest pointer: nobody is flooded with what he missed.
 */
export function takeTurns(
  rotation: readonly Turn[],
  reps: readonly Candidate[],
  count: number,
): TurnsTaken {
  const line = lineUp(rotation, reps);
  if (line.length === 0) return { repIds: [], rotation };
  const repIds = Array.from({ length: count }, () => {
    const next = line.reduce((first, turn) => (isBefore(turn, first) ? turn : first));
    next.turns += 1;
    return next.repId;
  });
  return { repIds, rotation: line };
}

function lineUp(rotation: readonly Turn[], reps: readonly Candidate[]) {
  const known = new Map(rotation.map((turn) => [turn.repId, turn]));
  const active = reps.filter((rep) => rep.active);
  const present = active.flatMap(({ _id }) => known.get(_id) ?? []);
  const lowest = present.length === 0 ? 0 : Math.min(...present.map(pointer));
  return active.map(({ _id, weight }) => {
    const turn = known.get(_id);
    if (turn?.weight === weight) return { ...turn };
    return { repId: _id, since: turn ? pointer(turn) : lowest, turns: 0, weight };
  });
}

/** Divided, not added up: equal shares are then equal numbers, and ties are seen. */
function pointer({ since, turns, weight }: Turn): number {
  return since + turns / weight;
}

function isBefore(left: Turn, right: Turn): boolean {
  const distance = pointer(left) - pointer(right);
  return distance < 0 || (distance === 0 && left.repId < right.repId);
}
