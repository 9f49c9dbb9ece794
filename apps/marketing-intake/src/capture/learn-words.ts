import type { AttributeValue } from '@smarketing/contracts';
import type { OwnWords, WordList } from '../vault/contact.js';
import type { CaptureCommand } from './capture-command.js';
import type { Bands } from './lead.schema.js';
import { bandKey } from './same-band.js';

const other = 'other';

/** The value of a band, by the name of its list. */
export function bandOf(profile: Bands, list: WordList): AttributeValue | undefined {
  if (list === 'industry' || list === 'department') return profile[list];
  return profile.attributes?.[list.slice('attributes.'.length)];
}

/**
 * The lead's own words after a capture: a word goes with its band, and where the band is learnt anew the
 * former word is forgotten. Of channels the first one stays, as the channel itself does. A word that
 * differs in its spelling only is the known one.
 */
export function learnWords(
  known: OwnWords,
  { own, profile }: Pick<CaptureCommand, 'own' | 'profile'>,
  { before, newer }: { before: Bands; newer: boolean },
): OwnWords {
  const words: OwnWords = { ...known };
  for (const list of listsIn(profile)) {
    if (!newer && bandOf(before, list) !== undefined) continue;
    const word = own[list];
    if (word === undefined) delete words[list];
    else if (bandKey(word) !== bandKey(words[list] ?? '')) words[list] = word;
  }
  if (own.channel !== undefined && words.channel === undefined) words.channel = own.channel;
  return words;
}

/**
 * A profile of a time when bands held free text, as it may be published now: what no list has becomes
 * `other`, and its word one of the lead's own.
 */
export function relist(
  profile: Bands,
  words: OwnWords,
  listedAs: CaptureCommand['listedAs'],
): { profile: Bands; words: OwnWords } {
  const { attributes } = profile;
  const named: Bands = { ...profile, ...(attributes && { attributes: { ...attributes } }) };
  const kept: OwnWords = { ...words };
  for (const list of listsIn(profile)) {
    const value = bandOf(profile, list)!;
    const name = listedAs(list, value);
    if (name === other && value !== other) kept[list] = String(value);
    if (list === 'industry' || list === 'department') named[list] = String(name);
    else named.attributes![list.slice('attributes.'.length)] = name;
  }
  return { profile: named, words: kept };
}

function listsIn({ industry, department, attributes }: Bands): WordList[] {
  return [
    ...(industry === undefined ? [] : (['industry'] as const)),
    ...(department === undefined ? [] : (['department'] as const)),
    ...Object.keys(attributes ?? {}).map((name) => `attributes.${name}` as const),
  ];
}
