import type { DateOrder, DateShape } from './date-shapes.js';

export type RecognisedDates =
  /** `format` in luxon's tokens; undefined for ISO 8601, which intake reads by itself. */
  | {
      readonly format: string | undefined;
      readonly isUtc: boolean;
      readonly why: string;
      /** How many of the values are written so. */
      readonly count: number;
    }
  /** Nothing in the file says which of the two numbers is the month. */
  | { readonly ambiguous: true };

/** How the dates of a column are to be read, by all of its values; undefined where it holds none. */
export function recogniseDates(
  shapes: readonly DateShape[],
  order: {
    readonly given?: DateOrder | undefined;
    readonly elsewhere?: DateOrder | undefined;
  } = {},
): RecognisedDates | undefined {
  const [shape] = shapes;
  if (!shape) return undefined;
  const { parts } = shape;
  const isUtc = parts.offset === 'Z' || parts.offset === 'UTC';
  if (isIso(shape)) {
    const count = shapes.filter(isIso).reduce((sum, one) => sum + one.count, 0);
    return { format: undefined, isUtc, why: 'year first', count };
  }
  const decided =
    parts.year === 'first' ? { order: 'dmy' as const, why: 'year first' } : orderOf(shapes, order);
  if (!decided) return { ambiguous: true };
  const against = decided.order === 'dmy' ? shape.secondIsDay : shape.firstIsDay;
  const count = shape.count - (parts.year === 'first' ? 0 : against);
  return { format: formatOf(shape, decided.order), isUtc, why: decided.why, count };
}

/** How many of the values of a column a single format reads; none where it must be asked which one. */
export function readBySingleFormat(shapes: readonly DateShape[]): number {
  const read = recogniseDates(shapes);
  return !read || 'ambiguous' in read ? 0 : read.count;
}

/** The order that the values of a column prove. */
export function provenOrder(shapes: readonly DateShape[]): DateOrder | undefined {
  const [shape] = shapes;
  if (!shape || shape.parts.year === 'first') return undefined;
  if (shape.firstIsDay === shape.secondIsDay) return undefined;
  return shape.firstIsDay > shape.secondIsDay ? 'dmy' : 'mdy';
}

function orderOf(
  shapes: readonly DateShape[],
  { given, elsewhere }: { given?: DateOrder | undefined; elsewhere?: DateOrder | undefined },
): { order: DateOrder; why: string } | undefined {
  const shape = shapes[0]!;
  const proven = provenOrder(shapes);
  if (given) return { order: given, why: `${named(given)}, as you say` };
  if (proven) {
    const proofs = Math.max(shape.firstIsDay, shape.secondIsDay);
    const against = Math.min(shape.firstIsDay, shape.secondIsDay);
    const doubt = against > 0 ? `, and ${against.toLocaleString('en')} the other way round` : '';
    return {
      order: proven,
      why: `${named(proven)}: ${proofs.toLocaleString('en')} of them can be nothing else${doubt}`,
    };
  }
  if (shape.parts.sign === '.') return { order: 'dmy', why: 'day first, as dates with dots are' };
  return elsewhere && { order: elsewhere, why: `${named(elsewhere)}, as another column proves` };
}

function named(order: DateOrder): string {
  return order === 'dmy' ? 'day first' : 'month first';
}

function isIso({ parts, isPadded, isHourPadded }: DateShape): boolean {
  const { year, sign, glue, hasHalves, offsetGlue } = parts;
  const isTime = glue === '' || (glue.toUpperCase() === 'T' && isHourPadded && offsetGlue === '');
  const hasIsoOffset = parts.offset !== 'UTC';
  return year === 'first' && sign === '-' && isPadded && isTime && !hasHalves && hasIsoOffset;
}

function formatOf({ parts, isPadded, isHourPadded }: DateShape, order: DateOrder): string {
  const [day, month] = isPadded ? ['dd', 'MM'] : ['d', 'M'];
  const numbers = order === 'dmy' ? [day, month] : [month, day];
  const dateFormat =
    parts.year === 'first'
      ? ['yyyy', month, day].join(parts.sign)
      : [...numbers, parts.year === 2 ? 'yy' : 'yyyy'].join(parts.sign);
  if (parts.glue === '') return dateFormat;
  const glue = parts.glue.toUpperCase() === 'T' ? "'T'" : parts.glue;
  const hour = parts.hasHalves ? 'h' : isHourPadded ? 'HH' : 'H';
  const seconds = parts.hasSeconds ? `:ss${parts.hasFraction ? '.u' : ''}` : '';
  const half = parts.hasHalves ? ' a' : '';
  return `${dateFormat}${glue}${hour}:mm${seconds}${half}${parts.offsetGlue}${offsetToken(parts.offset)}`;
}

function offsetToken(offset: DateShape['parts']['offset']): string {
  if (offset === '') return '';
  if (offset === 'Z' || offset === 'UTC') return `'${offset}'`;
  return offset === '+00:00' ? 'ZZ' : 'ZZZ';
}
