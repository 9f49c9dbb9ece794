import type { ImportedStage } from '@smarketing/contracts';

/** How far a lead has ever come, here or elsewhere; the later ones are further. */
export const reachedStages = [
  'captured',
  'qualified',
  'assigned',
  'accepted',
  'opportunity',
  'won',
] as const;
export type Reached = (typeof reachedStages)[number];

/** As the reports count it. */
const reachedElsewhere: Record<ImportedStage, Reached> = {
  qualified: 'qualified',
  opportunity: 'opportunity',
  customer: 'won',
  lost: 'opportunity',
  disqualified: 'captured',
};

export function isFurther(one: Reached, other: Reached): boolean {
  return reachedStages.indexOf(one) > reachedStages.indexOf(other);
}

/** `one` absent: nothing is known of it. */
export function furthest(one: Reached | undefined, other: Reached): Reached {
  return one && isFurther(one, other) ? one : other;
}

/** What sales has told of it, and what a file has. */
export function reachedBy(
  known: { readonly reached?: Reached | undefined } | undefined,
  stage: ImportedStage | undefined,
): Reached {
  return furthest(known?.reached, stage ? reachedElsewhere[stage] : 'captured');
}
