/** What is longer than any company's name is cut here, so that no text can hold anybody up. */
const longestText = 2000;
const mostWords = 20;
const longestWord = 40;

const ascii = /^[\x20-\x7e]*$/;
/** Zero width, direction marks, soft hyphens: nobody sees them. */
const invisible = /[\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]/gu;
const accents = /([\p{Script=Latin}\p{Script=Greek}])[\u0300-\u036f]+/gu;

const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ς: 'σ',
  ё: 'е',
};
const otherLetters = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');

/**
 * A text in small letters without what people type differently: width, accents, invisible marks.
 * Other scripts stay as they are.
 */
export function foldText(text: string): string {
  const typed = text.slice(0, longestText);
  if (ascii.test(typed)) return typed.toLowerCase();
  return typed
    .normalize('NFKC')
    .replace(invisible, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(accents, '$1')
    .normalize('NFC')
    .replace(otherLetters, (letter) => letters[letter] ?? letter);
}

/** Müller, Mueller and Muller are one word. After a vowel it is another: Bauer, Neue, Banque. */
export function foldUmlauts(word: string): string {
  return word
    .replace(/a[ae]+/g, 'a')
    .replace(/oe+/g, 'o')
    .replace(/(?<![aeiouq])ue+/g, 'u');
}

const wordsOf = /[\p{L}\p{N}\p{M}]+/gu;

/** The words of a folded text, where an apostrophe parts none: McDonald's is mcdonalds. */
export function wordsIn(folded: string): string[] {
  const words = folded.replace(/['’‘`´]/g, '').match(wordsOf) ?? [];
  return words.slice(0, mostWords).map(cut);
}

function cut(word: string): string {
  return word.length <= longestWord ? word : Array.from(word).slice(0, longestWord).join('');
}
