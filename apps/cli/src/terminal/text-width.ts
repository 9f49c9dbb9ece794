import { stripVTControlCharacters } from 'node:util';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const wide =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;
const emoji = /\ufe0f/;
const none = /^[\p{Control}\p{Format}\p{Mark}]*$/u;

/** How many columns of a terminal the text takes; colours take none. */
export function widthOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(stripVTControlCharacters(text))) {
    width += columnsOf(segment);
  }
  return width;
}

function columnsOf(grapheme: string): number {
  if (none.test(grapheme)) return 0;
  return wide.test(grapheme) || emoji.test(grapheme) ? 2 : 1;
}

/** At most so many columns of it; what is cut off is marked. */
export function shortened(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let kept = '';
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    width += columnsOf(segment);
    if (width > columns - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** Control characters, and those that turn the direction in which a line is read. */
const acting = /[\p{Control}\u202a-\u202e\u2066-\u2069]/gu;

/** Names that people give may hold what would steer the terminal or break a line. */
export function printable(text: string): string {
  return text.replaceAll(acting, ' ');
}
