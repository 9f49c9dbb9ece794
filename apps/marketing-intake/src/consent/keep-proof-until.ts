import type { Consent } from './consent.schema.js';

/** Until when the proof of a consent is kept: for years from the day it was given, and from each use. */
export function keepProofUntil({
  keepProofYears: years,
  awaits,
  confirmedAt,
  ...consent
}: Pick<Consent, 'keepProofYears' | 'awaits' | 'confirmedAt' | 'at' | 'uses'>): Date | undefined {
  // What was never confirmed allowed nothing: there is nothing to prove.
  if (years === undefined || (awaits && !confirmedAt)) return undefined;
  const times = [consent.at, confirmedAt ?? consent.at, ...(consent.uses ?? [])];
  const last = new Date(Math.max(...times.map((time) => time.getTime())));
  last.setUTCFullYear(last.getUTCFullYear() + years);
  return last;
}
