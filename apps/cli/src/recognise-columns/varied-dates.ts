import { dateParts, type DateOrder } from './date-shapes.js';

/** Dates in numbers that no single format reads, where the column itself proves which number is the month. */
export type VariedDates =
  | 'in several ways, day first'
  | 'in several ways, month first'
  | 'in several ways, year first';

const begins = /^[\p{L}.,\s]{0,14}\d{1,4}\s?[./年-]/u;
const longest = 60;
const hasDots = /^\D*\d{1,2}\.\s?\d{1,2}\.\s?\d/;
/** Of a weekday, in the languages whose months are known. */
const weekday =
  /^(?:mo|tu|we|th|fr|sa|su|di|mi|do|so|lu|ma|me|je|ve|ju|vi|sá|se|te|qu|wo|za|zo)\p{L}{0,9}\.?,?\s(?=\d)/iu;

/** Without what people and programs put around the numbers: `Mi. 31.01.2024, 9.15 Uhr` is `31.01.2024 9:15`. */
export function plainDate(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replace(weekday, '')
    .replace(/^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日/, '$1-$2-$3')
    .replace(/^(\d{1,4})\. ?(\d{1,2})\. ?(\d{1,4})\.?(?=[ ,]|$)/, '$1.$2.$3')
    .replace(/ ?Uhr$/i, '')
    .replace(/ ?([ap])\. ?m\.?$/i, ' $1m')
    .replace(/^(\d\S+?),? (?:[-–à] |at |um )?(\d{1,2})(?:[.h:]| h )(\d{2})(?!\d)/i, '$1 $2:$3');
}

/** The date in ISO 8601; undefined where the text is none. */
export function isoOfVaried(text: string, order: DateOrder): string | undefined {
  if (text.length > longest) return undefined;
  const parts = dateParts(plainDate(text));
  if (!parts) return undefined;
  const [first, second, third] = parts.numbers;
  const [month, day] = parts.year === 'first' || order === 'mdy' ? [0, 1] : [1, 0];
  const rest = parts.year === 'first' ? [second, third] : [first, second];
  const year = parts.year === 'first' ? first : wholeYear(third);
  const iso = `${year}-${padded(rest[month]!)}-${padded(rest[day]!)}`;
  if (!isDay(iso)) return undefined;
  if (parts.hour === '') return iso;
  const hour = hourOf(Number(parts.hour), parts.half);
  if (hour === undefined || Number(parts.minutes) > 59) return undefined;
  const time = `${padded(String(hour))}:${parts.minutes}${parts.seconds}${parts.fraction}`;
  return `${iso}T${time}${offsetOf(parts.offset)}`;
}

/** As luxon reads `yy`. */
function wholeYear(written: string): string {
  if (written.length === 4) return written;
  return `${Number(written) > 60 ? '19' : '20'}${written}`;
}

function hourOf(hour: number, half: string): number | undefined {
  if (half === '') return hour < 24 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.trim().toLowerCase() === 'pm' ? 12 : 0);
}

function offsetOf(written: string): string {
  if (written === '') return '';
  if (/^(?:z|utc)$/i.test(written)) return 'Z';
  return written.includes(':') ? written : `${written.slice(0, 3)}:${written.slice(3)}`;
}

function isDay(iso: string): boolean {
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso);
}

function padded(number: string): string {
  return number.padStart(2, '0');
}

/** After so many values of which none begins as a date the others are not looked at. */
const tries = 50;

/** Counts the values of a column that are dates, and what they say of the order of day and month. */
export class VariedDatesWatch {
  private values = 0;
  private read = 0;
  /**
   * That are dates in one order only; that are one in both, and not the same. Dots say day first of
   * themselves and of nothing else.
   */
  private readonly proofs = { dmy: 0, mdy: 0, dotted: 0, none: 0 };

  see(value: string): void {
    this.values += 1;
    if (this.values > tries && this.read === 0) return;
    if (value.length > longest || !begins.test(value)) return;
    const [dmy, mdy] = [isoOfVaried(value, 'dmy'), isoOfVaried(value, 'mdy')];
    if (dmy === undefined && mdy === undefined) return;
    this.read += 1;
    if (dmy !== mdy) this.proofs[provedBy(value, dmy, mdy)] += 1;
  }

  /** How they are read, where nothing contradicts it, and how many of them are. */
  found(): { readonly kind: VariedDates; readonly count: number } | undefined {
    const { dmy, mdy, dotted, none } = this.proofs;
    const isContradicted = mdy > 0 && dmy + dotted > 0;
    const isUndecided = none > 0 && dmy + mdy === 0;
    if (this.read === 0 || isContradicted || isUndecided) return undefined;
    const first = mdy > 0 ? 'month' : dmy + dotted > 0 ? 'day' : 'year';
    return { kind: `in several ways, ${first} first`, count: this.read };
  }
}

function provedBy(value: string, dmy?: string, mdy?: string): 'dmy' | 'mdy' | 'dotted' | 'none' {
  if (dmy === undefined) return 'mdy';
  if (hasDots.test(value)) return 'dotted';
  return mdy === undefined ? 'dmy' : 'none';
}
