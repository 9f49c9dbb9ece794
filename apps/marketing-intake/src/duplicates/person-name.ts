/** A name as it is compared with others. */
export type PersonName =
  /** Its words in alphabetical order, since forms swap them; `short` is what stays where the first one is a letter. */
  | { readonly full: string; readonly short: string }
  /** Of the first name there is a letter only. */
  | { readonly short: string; readonly full?: undefined };

const longestName = 240;
const ascii = /^[\x20-\x7e]*$/;
const accents = /\p{M}/gu;
const notInWords = /[^\p{L}]+/u;
const titles: ReadonlySet<string> = new Set([
  ...[
    'dr',
    'prof',
    'professor',
    'doktor',
    'herr',
    'frau',
    'herrn',
    'mr',
    'mrs',
    'ms',
    'miss',
    'sir',
  ],
  ...['dipl', 'ing', 'mag', 'med', 'phil', 'rer', 'nat', 'jur', 'hc', 'phd', 'mba', 'msc', 'bsc'],
  ...['monsieur', 'madame', 'mme', 'dott', 'sig', 'senor', 'senora', 'jr', 'sr', 'ii', 'iii'],
]);
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'a',
  œ: 'o',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
};

/** Undefined where it does not name one person: a first name or a last name alone is anybody's. */
export function readPersonName(
  firstName: string | undefined,
  lastName: string | undefined,
): PersonName | undefined {
  const [first, last] = [wordsIn(firstName), wordsIn(lastName)];
  const words = [...first, ...last];
  const long = words.filter((word) => !isInitial(word));
  if (long.length >= 2) {
    return { full: long.toSorted().join(' '), short: shortOf(words[0]!, long.at(-1)!) };
  }
  const initial = words.find((word) => isInitial(word));
  return long.length === 1 && initial !== undefined
    ? { short: shortOf(initial, long[0]!) }
    : undefined;
}

function shortOf(first: string, last: string): string {
  return `${Array.from(first)[0]!} ${last}`;
}

function isInitial(word: string): boolean {
  return word.length === 1 && !/\p{Script=Han}|\p{Script=Hangul}/u.test(word);
}

function wordsIn(name: string | undefined): string[] {
  if (!name) return [];
  const words = foldLetters(name.slice(0, longestName))
    .replace(/['’‘`´]/g, '')
    .split(notInWords)
    .filter((word) => word !== '' && !titles.has(word));
  return words.map(foldUmlauts);
}

function foldLetters(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(accents, '')
    .toLowerCase()
    .replace(/[ßæœøłđı]/g, (letter) => letters[letter]!);
}

/** Müller, Mueller and Muller are one name. After a vowel it is another: Bauer. */
function foldUmlauts(word: string): string {
  return word
    .replace(/ae/g, 'a')
    .replace(/oe/g, 'o')
    .replace(/(?<![aeiouq])ue/g, 'u');
}
