/** What two spellings of one band have in common: `50 – 249` is `50-249`, `Demo request` is `demo-request`. */
export function bandKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_\p{Pd}\u2212]+/gu, '-')
    .replaceAll(/-?\+-?/g, '+')
    .replaceAll(/^-|-$/g, '');
}

/** The one of `allowed` that is spelt like this, whatever the letter case, blanks and dashes. */
export function sameBand<T extends string>(allowed: readonly T[], text: string): T | undefined {
  const exact = allowed.find((candidate) => candidate === text);
  if (exact !== undefined) return exact;
  const key = bandKey(text);
  return allowed.find((candidate) => bandKey(candidate) === key);
}
