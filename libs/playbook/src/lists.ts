import { repeatedIds, shown, type Finding, type Place } from './finding.js';
import { identifier, keyed, listOf, matching, text, type Schema } from './schema.js';

/** A word that may stand on the log, and what people and other systems write for it. */
export type ListedWord = { name: string; aliases?: string[] };

/** The closed lists: what of a lead's own words becomes one of these; all else is `other`. */
export type Lists = {
  industry: ListedWord[];
  department: ListedWord[];
  channel: ListedWord[];
};

/** In every list without being declared. */
export const otherWord = 'other';
/** The channel of a visit of which nothing is known. */
export const directChannel = 'direct_traffic';
/** A longer word is looked up nowhere: it is `other`. */
export const longestWord = 120;
const mostWords = 20_000;

export const channelName = matching(
  '^[a-z(][a-z0-9_()]{0,59}$',
  'lower-case words joined by underscores, such as organic_search',
);

const wordsOf = (name: Schema<string>): Schema<ListedWord[]> =>
  listOf(
    keyed<ListedWord>({ name, aliases: listOf(text(longestWord), 'aliases', 0, 200) }, ['aliases']),
    'names with their aliases',
    0,
    mostWords,
  );

export const listsSchema: Schema<Lists> = keyed<Lists>({
  industry: wordsOf(identifier()),
  department: wordsOf(identifier()),
  channel: wordsOf(channelName),
});

export type Listed = { name: string; known: boolean };

/**
 * The name under which a list has this word, or `other`. A name is itself before all else. The case, blanks, hyphens, underscores and
 * other signs, accents, and the word "and" (or `&`) do not matter: `FINANCIAL_SERVICES` is
 * `Financial services`.
 */
export function readListed(list: readonly ListedWord[], word: string): Listed {
  if (word.length > longestWord) return { name: otherWord, known: false };
  const { names, spellings } = indexOf(list);
  const name = names.has(word) ? word : spellings.get(foldedWord(word));
  return name === undefined ? { name: otherWord, known: false } : { name, known: true };
}

/** Each name once, and no alias that could be read as two names. */
export function checkLists({ lists }: { lists?: Lists }): Finding[] {
  if (!lists) return [];
  return [
    ...Object.entries(lists).flatMap(([list, words]) => [
      ...repeatedIds(['lists', list], words, 'name'),
      ...ambiguousAliases(['lists', list], words),
    ]),
    ...withoutDirect(lists.channel),
  ];
}

function withoutDirect(channels: readonly ListedWord[]): Finding[] {
  if (channels.some(({ name }) => name === directChannel)) return [];
  const found = `lacks ${directChannel}, the channel of visits without UTM parameters`;
  return [{ at: ['lists', 'channel'], found, allowed: `a list with ${directChannel} in it` }];
}

/** Reports a word of a rule that no lead will ever have: facts carry the names of a list alone. */
export function unlistedWord(
  at: Place,
  word: string,
  among: readonly string[],
  list: readonly ListedWord[] | undefined,
): Finding[] {
  if (!list) return [];
  const { name, known } = readListed(list, word);
  if (word === name || (known && among.includes(name))) return [];
  if (known) {
    return [{ at, found: `is ${shown(word)}, which leads have as ${name}`, allowed: name }];
  }
  return [{ at, found: `is ${shown(word)}, which is not declared`, allowed: namesIn(list) }];
}

function namesIn(list: readonly ListedWord[]): string {
  return [...new Set([...list.map(({ name }) => name), otherWord])].join(', ');
}

/** What two spellings of one word have in common. */
export function foldedWord(word: string): string {
  const plain = word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøđłı]/g, (letter) => spelledOut[letter]!);
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((part) => part && part !== 'and');
  return words.join('') || plain.trim();
}

const spelledOut: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
};

type Index = { names: ReadonlySet<string>; spellings: ReadonlyMap<string, string> };

/** Kept as long as the list lives: a playbook is not changed after it was parsed. */
const indexes = new WeakMap<readonly ListedWord[], Index>();

function indexOf(list: readonly ListedWord[]): Index {
  let index = indexes.get(list);
  if (!index) {
    const names = [...list.map(({ name }) => name), otherWord];
    index = { names: new Set(names), spellings: spellingsOf(list) };
    indexes.set(list, index);
  }
  return index;
}

/** Of two names that are spelt alike the first is meant by all other spellings. */
function spellingsOf(list: readonly ListedWord[]): Map<string, string> {
  const spellings = new Map<string, string>();
  const add = (word: string, name: string) => {
    const spelling = foldedWord(word);
    if (!spellings.has(spelling)) spellings.set(spelling, name);
  };
  for (const { name } of list) add(name, name);
  add(otherWord, otherWord);
  for (const { name, aliases = [] } of list) for (const alias of aliases) add(alias, name);
  return spellings;
}

function ambiguousAliases(at: Place, list: readonly ListedWord[]): Finding[] {
  const spellings = spellingsOf(list);
  return list.flatMap(({ name, aliases = [] }, index) =>
    aliases.flatMap((alias, nth) => {
      const owner = spellings.get(foldedWord(alias));
      if (owner === name) return [];
      const found = `is ${shown(alias)}, which is read as ${owner} already`;
      return [{ at: [...at, index, 'aliases', nth], found, allowed: 'each word for one name' }];
    }),
  );
}
