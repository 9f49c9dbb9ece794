/** The funnel of the Olist files, as counted by others. */
export const olistFigures = {
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
};
