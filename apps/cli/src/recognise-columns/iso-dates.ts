import { monthNamed } from './month-names.js';
import { isoOfVaried, type VariedDates } from './varied-dates.js';

/** Ways to write a date that no format tells: each cell is written anew in ISO 8601. */
export type UntoldDates = CountedDates | VariedDates;
type CountedDates =
  | 'in words'
  | 'days of a spreadsheet'
  | 'seconds'
  | 'milliseconds'
  | 'eight digits';

const day = 86_400_000;
/** Of 1970, as spreadsheets count. */
const unixDay = 25_569;
/** A day between 1982 and 2064: few other numbers look so. */
const dayNumber = /^[3-5]\d{4}(?:[.,]\d{1,12})?$/;
const clock = /(?:^|[\s,Tà@-])(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.]\d+)?\s*([ap])?\.?(?:m\b\.?)?/i;
const offset = /([+-])(\d{2}):?(\d{2})(?: \([^)]*\))?$/;
const isUtc = /\b(?:GMT|UTC)\b|\dZ$/;

/** The date in ISO 8601; undefined where the cell is none of this kind. */
export function isoOf(kind: UntoldDates, cell: string): string | undefined {
  const text = cell.trim();
  switch (kind) {
    case 'in words':
      return isoOfWords(text);
    case 'days of a spreadsheet':
      return dayNumber.test(text) ? isoOfDays(Number(text.replace(',', '.'))) : undefined;
    case 'seconds':
      return /^1\d{9}$/.test(text) ? new Date(Number(text) * 1_000).toISOString() : undefined;
    case 'milliseconds':
      return /^1\d{12}$/.test(text) ? new Date(Number(text)).toISOString() : undefined;
    case 'eight digits':
      return isoOfDigits(text);
    case 'in several ways, day first':
    case 'in several ways, year first':
      return isoOfVaried(text, 'dmy');
    case 'in several ways, month first':
      return isoOfVaried(text, 'mdy');
  }
}

/** Without a zone, which a spreadsheet has none of; without a time where it is midnight. */
function isoOfDays(days: number): string {
  const seconds = Math.round((days - unixDay) * (day / 1_000));
  const text = new Date(seconds * 1_000).toISOString().slice(0, 19);
  return text.replace(/T00:00:00$/, '');
}

function isoOfDigits(text: string): string | undefined {
  const [, year, month, date] = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  const iso = `${year}-${month}-${date}`;
  return isDay(iso) ? iso : undefined;
}

const longest = 60;
/** `31-Jan-24`, as spreadsheets write it. */
const shortYear = /^(\d{1,2}[\s.-]{1,2}\p{L}{3,9}\.?[\s.-])(\d{2})(?=$|[\s,])/u;

/** `5. März 2026`, `Jan 5, 2026 3:05 PM`, `1 de enero de 2026`, `Mon, 05 Jan 2026 08:05:00 GMT`. */
function isoOfWords(typed: string): string | undefined {
  if (typed.length > longest || !/\p{L}{3}/u.test(typed)) return undefined;
  const text = typed.replace(
    shortYear,
    (_, rest: string, year: string) => `${rest}${Number(year) > 60 ? 19 : 20}${year}`,
  );
  if (!/\d{4}/.test(text)) return undefined;
  const time = clock.exec(text);
  const before = time ? text.slice(0, time.index) : text;
  const numbers = (time ? `${before} ${yearBehind(text, time)}` : text).match(/\d+/g) ?? [];
  const months = (before.match(/\p{L}+\.?/gu) ?? []).flatMap((word) => monthNamed(word) ?? []);
  const year = numbers.find(({ length }) => length === 4);
  const date = numbers.find(({ length }) => length <= 2);
  if (months.length !== 1 || numbers.length !== 2 || year === undefined || date === undefined) {
    return undefined;
  }
  const iso = `${year}-${padded(months[0]!)}-${padded(Number(date))}`;
  if (!isDay(iso)) return undefined;
  if (!time) return iso;
  const told = timeOf(time);
  return told && `${iso}T${told}${offsetOf(text)}`;
}

/** `Mon Jan 5 08:05:00 2026`: the year of what Unix prints stands behind the time. */
function yearBehind(text: string, time: RegExpExecArray): string {
  const behind = text.slice(time.index + time[0].length);
  return /^\s*(?:[A-Z]{3,4}\s+)?(\d{4})$/.exec(behind)?.[1] ?? '';
}

function isDay(iso: string): boolean {
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso);
}

function timeOf([, hours = '', minutes = '', seconds = '00', half]: RegExpExecArray) {
  const hour = Number(hours);
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
  const whole = half === undefined ? hour : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  const isTime = whole < 24 && Number(minutes) < 60 && Number(seconds) < 60;
  return isTime ? `${padded(whole)}:${minutes}:${seconds}` : undefined;
}

function offsetOf(text: string): string {
  const [, sign, hours, minutes] = offset.exec(text) ?? [];
  if (sign !== undefined) return `${sign}${hours}:${minutes}`;
  return isUtc.test(text) ? 'Z' : '';
}

function padded(number: number): string {
  return String(number).padStart(2, '0');
}

const kinds: readonly CountedDates[] = [
  'in words',
  'days of a spreadsheet',
  'seconds',
  'milliseconds',
  'eight digits',
];
const mostOf = 0.8;
/** After so many values of which none is a date the others are not looked at. */
const tries = 50;

/** How the dates of a column are written, and how many of its cells are. */
export interface FoundDates {
  readonly kind: UntoldDates;
  readonly count: number;
}

/** Tells of the values of a column whether they are dates of one of these kinds. */
export class UntoldDatesWatch {
  private readonly seen = new Map<CountedDates, number>();
  private values = 0;

  see(value: string): void {
    this.values += 1;
    if (this.values > tries && this.seen.size === 0) return;
    for (const kind of kinds) {
      if (isoOf(kind, value) !== undefined) this.seen.set(kind, (this.seen.get(kind) ?? 0) + 1);
    }
  }

  /** Numbers are dates only where the name of the column says so: others are ids and codes of places. */
  found(isNamedDate: boolean): FoundDates | undefined {
    const [most] = [...this.seen].toSorted(([, one], [, other]) => other - one);
    if (!most || most[1] < this.values * mostOf) return undefined;
    const [kind, count] = most;
    return kind === 'in words' || isNamedDate ? { kind, count } : undefined;
  }
}
