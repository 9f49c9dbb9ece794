/** Origin of the lead: leads, of which won. */
const byChannel = [
  ['organic_search', 2296, 271],
  ['paid_search', 1586, 195],
  ['social', 1350, 75],
  ['unknown', 1099, 179],
  ['direct_traffic', 499, 56],
  ['email', 493, 15],
  ['referral', 284, 24],
  ['other', 150, 4],
  ['display', 118, 6],
  ['other_publicities', 65, 3],
  ['(none)', 60, 14],
].map(([channel, leads, won]) => ({ channel, leads, won }));

const summary = {
  leads: 8000,
  won: 842,
  conversion: 0.10525,
  byChannel,
  daysToWon: { median: 14.651, p90: 162.589, mean: 49.101 },
  ledger: { captured: 8000, open: 7158, won: 842, lost: 0, balanced: true },
};

const published = { leads: 8000, handoffs: 8000 + 3 * 842 };

/** Sentences: where a system that has replayed the Olist funnel says something else than the funnel does. */
export function differencesFromOlist(
  saidSummary: unknown,
  said: { published: Record<string, number>; folded: Record<string, number> },
): string[] {
  return [
    ...differences('the summary', summary, saidSummary),
    ...differences('what is published', published, said.published),
    ...differences('what feedback has folded', said.published, said.folded),
  ];
}

/** Lists must be as long, objects may say more. */
function differences(where: string, expected: unknown, found: unknown): string[] {
  if (typeof expected !== 'object' || expected === null) {
    const [one, other] = [expected, found].map((value) => JSON.stringify(value));
    return Object.is(expected, found) ? [] : [`${where} is ${other}, not ${one}`];
  }
  if (typeof found !== 'object' || found === null) return [`${where} is missing`];
  const isList = Array.isArray(expected);
  const lengths = isList
    ? differences(`${where}.length`, expected.length, (found as unknown[]).length)
    : [];
  return [
    ...lengths,
    ...Object.entries(expected).flatMap(([key, value]) =>
      differences(`${where}.${key}`, value, (found as Record<string, unknown>)[key]),
    ),
  ];
}
