/** Stages of the funnel, in order. `customers` are the won who have not left since. */
export const stages = [
  'captured',
  'qualified',
  'assigned',
  'accepted',
  'opportunity',
  'won',
  'customers',
] as const;
export type Stage = (typeof stages)[number];
