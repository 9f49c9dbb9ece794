/** What somebody typed, as a reader sees it; or why it cannot be taken, without repeating it. */
export type TypedText =
  | { readonly text: string; readonly why?: undefined }
  | { readonly text?: undefined; readonly why: string };

/** Blanks and signs that nobody sees may make a text so much longer than it is, in UTF-16 units. */
const slack = 500;
const printableAscii = /^[\x20-\x7e]*$/;
/** Scripts whose letters join, so that U+200C and U+200D are part of the spelling. */
const joining =
  '\\p{sc=Arab}\\p{sc=Syrc}\\p{sc=Mong}\\p{sc=Nkoo}\\p{sc=Deva}\\p{sc=Beng}\\p{sc=Guru}\\p{sc=Gujr}\\p{sc=Orya}\\p{sc=Taml}\\p{sc=Telu}\\p{sc=Knda}\\p{sc=Mlym}\\p{sc=Sinh}\\p{sc=Mymr}\\p{sc=Khmr}\\p{sc=Tibt}';
/** Signs that nobody sees: joiners stay within words that need them, selectors behind ideographs. */
const unseen = new RegExp(
  [
    '(?![\\u200c\\u200d\\u{E0100}-\\u{E01EF}])[\\p{DI}\\uFFF9-\\uFFFB]',
    `(?<![${joining}])[\\u200c\\u200d]`,
    `[\\u200c\\u200d](?![${joining}])`,
    '(?<!\\p{sc=Hani})[\\u{E0100}-\\u{E01EF}]',
  ].join('|'),
  'gu',
);
const blank = /[\p{Zs}\u2800]/gu;
const control = /[\p{Cc}\p{Zl}\p{Zp}]/u;
/** No script puts more marks on one letter; long runs of them are slow to normalise. */
const pileOfMarks = /\p{M}{17}/u;

/**
 * Reads a text of at most `longest` UTF-16 units: signs that nobody sees are left out, blanks of all
 * kinds are blanks, the ends are trimmed, Unicode is NFC. The length is looked at before all else, and
 * what is done then takes time in proportion to it.
 */
export function readTyped(given: string, longest: number): TypedText {
  if (given.length > longest + slack) return tooLong(longest);
  if (printableAscii.test(given)) {
    const text = given.trim();
    return text.length > longest ? tooLong(longest) : { text };
  }
  if (!given.isWellFormed()) {
    return { why: 'holds half of a character (a lone surrogate): send well-formed Unicode' };
  }
  const trimmed = given.replaceAll(unseen, '').replaceAll(blank, ' ').trim();
  if (pileOfMarks.test(trimmed)) return { why: 'has more than 16 accents on one letter' };
  const text = trimmed.normalize('NFC');
  if (text.length > longest) return tooLong(longest);
  if (control.test(text)) return { why: 'contains control characters such as line breaks' };
  return { text };
}

function tooLong(longest: number): TypedText {
  return { why: `is longer than ${longest} characters` };
}
