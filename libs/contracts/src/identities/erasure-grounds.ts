/** Why a lead was erased: four that a person has a right to, and the end of the time for which it may be kept. */
export const erasureGrounds = [
  'request',
  'consent-withdrawn',
  'objection',
  'unlawful',
  'retention',
] as const;
export type ErasureGround = (typeof erasureGrounds)[number];
