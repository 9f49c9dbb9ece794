import { distance } from 'fastest-levenshtein';
import type { CompanyName } from './company-name.ts';

export type NameRelation = 'same' | 'misspelled' | 'longer' | 'short' | 'other' | 'unknown';

export function compareNames(one: CompanyName, other: CompanyName): NameRelation {
  if (!one.key || !other.key) return 'unknown';
  if (one.key === other.key) return 'same';
  if (areMisspelled(one, other) || areReordered(one, other)) return 'misspelled';
  const [short, long] = one.words.length <= other.words.length ? [one, other] : [other, one];
  if (long.words.length > short.words.length && holds(long.words, short.words)) return 'longer';
  if (initialsOf(long) === short.key && short.key.length > 2) return 'short';
  if (long.words.length === short.words.length && isShortened(long.words, short.words))
    return 'short';
  return 'other';
}

const shortestTelling = 4;
const shortestMisspelled = 5;
const shortestTwice = 9;
const shortestRunTogether = 8;

/** One word of both differs by a slip of the keyboard, and no digit does: Werk 1 is not Werk 2. */
function areMisspelled(one: CompanyName, other: CompanyName): boolean {
  if (digitsOf(one.key) !== digitsOf(other.key)) return false;
  if (one.words.length !== other.words.length) {
    return (
      Math.min(one.key.length, other.key.length) >= shortestRunTogether &&
      isSlip(one.key, other.key, 1)
    );
  }
  const different = one.words.flatMap((word, at) =>
    word === other.words[at] ? [] : [[word, other.words[at] ?? ''] as const],
  );
  const [pair] = different;
  if (!pair || different.length > 1) return false;
  const shorter = Math.min(pair[0].length, pair[1].length);
  return shorter >= shortestMisspelled && isSlip(...pair, shorter >= shortestTwice ? 2 : 1);
}

function areReordered({ words: one }: CompanyName, { words: other }: CompanyName): boolean {
  return one.length === other.length && one.toSorted().join(' ') === other.toSorted().join(' ');
}

/** Each word is the other's, or its beginning: Huber Maschinenb. and Huber Maschinenbau. */
function isShortened(one: readonly string[], other: readonly string[]): boolean {
  return one.every((word, at) => {
    const its = other[at] ?? '';
    const [short, long] = word.length < its.length ? [word, its] : [its, word];
    return short === long || (short.length >= shortestTelling && long.startsWith(short));
  });
}

function isSlip(one: string, other: string, atMost: number): boolean {
  if (Math.abs(one.length - other.length) > atMost) return false;
  return distance(one, other) <= atMost || isSwap(one, other);
}

/** Two letters that stand beside each other have changed places. */
function isSwap(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return (
    one[at] === other[at + 1] &&
    one[at + 1] === other[at] &&
    one.slice(at + 2) === other.slice(at + 2)
  );
}

function digitsOf(text: string): string {
  return text.replace(/\P{N}+/gu, '');
}

function holds(long: readonly string[], short: readonly string[]): boolean {
  const all = new Set(long);
  return short.every((word) => all.has(word));
}

function initialsOf({ words }: CompanyName): string {
  return words.map((word) => word.slice(0, 1)).join('');
}

/** Words of a trade: a domain that has nothing but these does not carry the name. */
const tradeWords: ReadonlySet<string> = new Set([
  ...['maschinenbau', 'autohaus', 'gruppe', 'group', 'holding', 'technology', 'technologie'],
  ...['service', 'international', 'logistics', 'logistik', 'software', 'consulting', 'beratung'],
  ...['media', 'digital', 'marketing', 'agentur', 'agency', 'werbung', 'solutions', 'system'],
  ...['handel', 'handels', 'bank', 'immobilien', 'elektro', 'metallbau', 'energie', 'energy'],
  ...['management', 'industries', 'engineering', 'deutsche', 'deutschland', 'germany', 'design'],
  ...['online', 'studio', 'partner', 'partners', 'brothers', 'sohne', 'sons', 'trading', 'global'],
  ...['bau', 'haus', 'transport', 'transporte', 'stadtwerke', 'versicherung', 'hotel', 'praxis'],
  ...['national', 'american', 'british', 'food', 'foods', 'data', 'mail', 'webdesign', 'hosting'],
  ...['manufacturing', 'distribution', 'equipment', 'services', 'network', 'networks', 'gmbh'],
]);

/** Whether the domain is named after the company, as an agency's is not after its customers. */
export function carries(label: string, name: CompanyName): boolean {
  if (!name.key || !label) return false;
  if (label === name.key || (name.key.length > 2 && label.startsWith(name.key))) return true;
  if (initialsOf(name) === label && label.length > 1) return true;
  if (label.length > 2 && name.key.startsWith(label)) return true;
  return name.words.some(
    (word) => word.length >= shortestTelling && !tradeWords.has(word) && label.includes(word),
  );
}
