export type DateOrder = 'dmy' | 'mdy';

/** How dates of a column are written, and what they say of the order of day and month. */
export interface DateShape {
  readonly count: number;
  readonly parts: DateParts;
  /** Day and month have two digits wherever they stand. */
  readonly isPadded: boolean;
  readonly isHourPadded: boolean;
  /** How many have a first or a second number that is not a month. */
  readonly firstIsDay: number;
  readonly secondIsDay: number;
}

export interface DateParts {
  /** Year first, or last with as many digits. */
  readonly year: 'first' | 4 | 2;
  readonly sign: string;
  /** What stands between day and time; empty without a time. */
  readonly glue: string;
  readonly hasSeconds: boolean;
  readonly hasFraction: boolean;
  readonly hasHalves: boolean;
  readonly offset: '' | 'Z' | 'UTC' | '+00:00' | '+0000';
  readonly offsetGlue: string;
}

interface Counted {
  readonly parts: DateParts;
  count: number;
  isPadded: boolean;
  isHourPadded: boolean;
  firstIsDay: number;
  secondIsDay: number;
}

const longestDate = 40;
const mostShapes = 50;
const date =
  /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?:(, |[T ])(\d{1,2}):\d{2}(:\d{2})?([.]\d{1,9})?([ \u00A0\u202F]?[ap]m)?( ?)(Z|UTC|[+-]\d{2}:?\d{2})?)?$/i;

/** A date in numbers, taken apart; undefined where the text is none. */
export function dateParts(text: string) {
  const found = text.length > longestDate ? null : date.exec(text);
  if (!found) return undefined;
  const [, first = '', , second = '', third = '', , hour = '', ...rest] = found;
  const [seconds = '', fraction = '', half = '', , offset = ''] = rest;
  const year = placeOfYear(first, third);
  const minutes = /\d{1,2}:(\d{2})/.exec(text)?.[1] ?? '';
  const numbers = [first, second, third] as const;
  return year && { numbers, year, hour, minutes, seconds, fraction, half, offset };
}

/** The ways in which the dates of a column are written, most frequent first. */
export class DateShapes {
  private readonly shapes = new Map<string, Counted>();

  see(value: string): void {
    if (value.length > longestDate || value.length < 6) return;
    const found = date.exec(value);
    if (found) this.count(found);
  }

  found(): DateShape[] {
    return [...this.shapes.values()].toSorted((one, other) => other.count - one.count);
  }

  private count([
    ,
    first = '',
    sign = '',
    second = '',
    third = '',
    ...time
  ]: RegExpExecArray): void {
    const year = placeOfYear(first, third);
    if (year === undefined) return;
    const [glue = '', hour = '', seconds, fraction, half, offsetGlue = '', offset = ''] = time;
    const parts: DateParts = {
      year,
      sign,
      glue,
      hasSeconds: seconds !== undefined,
      hasFraction: fraction !== undefined,
      hasHalves: half !== undefined,
      offset: kindOfOffset(offset),
      offsetGlue: offset === '' ? '' : offsetGlue,
    };
    const shape = this.shapeOf(parts);
    if (!shape) return;
    const [left, right] = year === 'first' ? [second, third] : [first, second];
    shape.count += 1;
    if (left.length < 2 || right.length < 2) shape.isPadded = false;
    if (hour.length === 1) shape.isHourPadded = false;
    if (Number(left) > 12) shape.firstIsDay += 1;
    if (Number(right) > 12) shape.secondIsDay += 1;
  }

  private shapeOf(parts: DateParts): Counted | undefined {
    const key = Object.values(parts).join('|');
    const known = this.shapes.get(key);
    if (known || this.shapes.size >= mostShapes) return known;
    const fresh = {
      parts,
      count: 0,
      isPadded: true,
      isHourPadded: true,
      firstIsDay: 0,
      secondIsDay: 0,
    };
    this.shapes.set(key, fresh);
    return fresh;
  }
}

function placeOfYear(first: string, third: string): DateParts['year'] | undefined {
  if (first.length === 4) return third.length <= 2 ? 'first' : undefined;
  if (first.length > 2) return undefined;
  if (third.length === 4) return 4;
  return third.length === 2 ? 2 : undefined;
}

function kindOfOffset(offset: string): DateParts['offset'] {
  if (offset === '') return '';
  const upper = offset.toUpperCase();
  if (upper === 'Z' || upper === 'UTC') return upper;
  return offset.includes(':') ? '+00:00' : '+0000';
}
