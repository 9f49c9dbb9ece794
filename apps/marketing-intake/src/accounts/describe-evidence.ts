/** The kinds of evidence in words for the person who reads them: none holds contact data. */
const words: Readonly<Record<string, string>> = {
  'says-the-same': 'says the same as other leads of the account',
  'by-hand': 'somebody moved it here',
  'same-domain': 'same domain',
  'domain-of-many': 'same domain, which many companies share',
  'related-domain': 'related domains',
  'other-domain': 'other domain',
  'one-domain': 'only one of them has a domain of its own',
  'same-name': 'same name',
  'same-name-but-form': 'same name but for the legal form',
  'nearly-same-name': 'nearly the same name',
  'longer-name': 'one name is the other with more words: perhaps parent and subsidiary',
  'short-name': 'one name may be short for the other',
  'other-name': 'other name: perhaps parent and subsidiary',
  'one-unnamed': 'one says no name',
  'both-unnamed': 'neither says a name',
  'same-form': 'same legal form',
  'other-form': 'other legal form',
  'same-town': 'same town',
  'near-town': 'perhaps the same town',
  'other-town': 'other town',
  'same-country': 'same country',
  'other-country': 'other country',
};

export function describeEvidence(
  by: 'new' | 'match' | 'person',
  why: readonly string[] | undefined,
): string[] {
  const all = (why ?? []).map((kind) => words[kind] ?? kind);
  if (all.length > 0) return all;
  return [
    by === 'person' ? words['by-hand']! : 'the first lead of a company that nobody had named',
  ];
}
