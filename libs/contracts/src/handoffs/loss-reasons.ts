export const lossReasons = [
  'price',
  'value',
  'need',
  'timing',
  'competitor',
  'unreachable',
] as const;
export type LossReason = (typeof lossReasons)[number];
