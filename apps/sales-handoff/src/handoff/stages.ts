export const stages = [
  'qualified',
  'assigned',
  'accepted',
  'opportunity',
  'won',
  'lost',
  'recycled',
  'disqualified',
  'churned',
] as const;
export type Stage = (typeof stages)[number];

/** What a caller can do to a handoff; each is also the last part of its address. */
export const acts = ['accept', 'reject', 'opportunity', 'close', 'purchases', 'churn'] as const;
export type Act = (typeof acts)[number];
