import type { DateOrder } from '../recognise-columns/date-shapes.js';
import { monthNamed } from '../recognise-columns/month-names.js';
import { isoOfVaried } from '../recognise-columns/varied-dates.js';

const wordsFirst = /^(?:\p{L}{2,10}\.?,?\s)?(\p{L}{3,10})\.?\s(\d{1,2}),?\s(\d{4})\b/u;
const dayFirst = /^(?:\p{L}{2,10}\.?,?\s)?(\d{1,2})\.?[\s-](\p{L}{3,10})\.?[\s-](\d{4})\b/u;
const single =
  /\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\p{L}{3,10}\.? \d{1,2}, \d{4}|\d{1,2}\.? \p{L}{3,10}\.? \d{4}/gu;

/** The day that a cell says, as `yyyy-MM-dd`; undefined where it says none. */
export function dayOf(text: string, order: DateOrder): string | undefined {
  const plain = text.trim().replaceAll(/\s+/g, ' ');
  if (plain.length > 60 || isPeriod(plain)) return undefined;
  if (/^\d{8}$/.test(plain)) {
    return isoOfVaried(`${plain.slice(0, 4)}-${plain.slice(4, 6)}-${plain.slice(6)}`, order);
  }
  const words = wordsFirst.exec(plain);
  if (words) return dayInWords(words[3]!, words[1]!, words[2]!);
  const other = dayFirst.exec(plain);
  if (other) return dayInWords(other[3]!, other[2]!, other[1]!);
  return isoOfVaried(plain, order)?.slice(0, 10);
}

/** The days that a text names, such as `1. November 2026 - 30. November 2026`. */
export function daysIn(text: string, order: DateOrder): string[] {
  return [...text.matchAll(single)].flatMap(([one]) => dayOf(one, order) ?? []);
}

/** Two days, or a month. */
export function isPeriod(text: string): boolean {
  return (text.match(single) ?? []).length > 1 || /^(?:\d{4}-\d{2}|\p{L}{3,10} \d{4})$/u.test(text);
}

/** Day first or month first, as far as the texts prove it. */
export function orderProved(texts: Iterable<string>): DateOrder | undefined {
  let dmy = 0;
  let mdy = 0;
  for (const text of texts) {
    for (const [one] of text.matchAll(single)) {
      const [first, second] = [dayOf(one, 'dmy'), dayOf(one, 'mdy')];
      if (first === second) continue;
      if (first === undefined) mdy += 1;
      else if (second === undefined || one.includes('.')) dmy += 1;
    }
  }
  if (dmy === mdy) return undefined;
  return dmy > mdy ? 'dmy' : 'mdy';
}

/** Whether it makes a difference which of the two numbers is the month. */
export function isDoubtful(text: string): boolean {
  return dayOf(text, 'dmy') !== dayOf(text, 'mdy');
}

function dayInWords(year: string, word: string, date: string): string | undefined {
  const month = monthNamed(word);
  if (month === undefined) return undefined;
  return isoOfVaried(`${year}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`, 'dmy');
}
