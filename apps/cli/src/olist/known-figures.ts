import type { Summary } from '../report/summary.js';

/** What is known of the funnel from the files themselves. */
export const knownFigures = {
  leads: 8000,
  won: 842,
  conversion: 0.10525,
  byChannel: [
    { channel: 'organic_search', leads: 2296, won: 271 },
    { channel: 'paid_search', leads: 1586, won: 195 },
    { channel: 'social', leads: 1350, won: 75 },
    { channel: 'unknown', leads: 1099, won: 179 },
    { channel: 'direct_traffic', leads: 499, won: 56 },
    { channel: 'email', leads: 493, won: 15 },
    { channel: 'referral', leads: 284, won: 24 },
    { channel: 'other', leads: 150, won: 4 },
    { channel: 'display', leads: 118, won: 6 },
    { channel: 'other_publicities', leads: 65, won: 3 },
    { channel: '(none)', leads: 60, won: 14 },
  ],
  daysToWon: { median: 14.651, p90: 162.589, mean: 49.101 },
} as const;

/** Where a summary differs from what the files hold, a sentence each; none: it is exact. */
export function differencesFromOlist(summary: Summary): string[] {
  const { leads, won, conversion, byChannel, daysToWon, ledger, streams } = summary;
  const differences = Object.entries({ leads, won, conversion, byChannel, daysToWon }).flatMap(
    ([name, value]) => {
      const expected = JSON.stringify(knownFigures[name as keyof typeof knownFigures]);
      const found = JSON.stringify(value);
      return found === expected ? [] : [`${name} is ${found}, and the files hold ${expected}.`];
    },
  );
  if (!ledger.balanced) differences.push('The ledger does not balance.');
  for (const [stream, { published, folded }] of Object.entries(streams)) {
    if (published === folded) continue;
    differences.push(`Of ${published} events of ${stream}, ${folded} have arrived at feedback.`);
  }
  return differences;
}
