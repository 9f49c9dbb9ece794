import { DateTime } from 'luxon';

/** In characters. */
export const longestDateFormat = 40;

/** `loose`: a number without a fixed width. */
type Kind = 'fixed' | 'loose' | 'word';

/** Luxon's tokens that are read here, and what each says of a moment. */
const tokens: Readonly<Record<string, { unit: string; kind: Kind }>> = {
  yyyy: { unit: 'year', kind: 'fixed' },
  yy: { unit: 'year', kind: 'loose' },
  y: { unit: 'year', kind: 'loose' },
  MM: { unit: 'month', kind: 'fixed' },
  M: { unit: 'month', kind: 'loose' },
  MMM: { unit: 'month', kind: 'word' },
  MMMM: { unit: 'month', kind: 'word' },
  LL: { unit: 'month', kind: 'fixed' },
  L: { unit: 'month', kind: 'loose' },
  LLL: { unit: 'month', kind: 'word' },
  LLLL: { unit: 'month', kind: 'word' },
  dd: { unit: 'day', kind: 'fixed' },
  d: { unit: 'day', kind: 'loose' },
  ooo: { unit: 'day', kind: 'fixed' },
  o: { unit: 'day', kind: 'loose' },
  kkkk: { unit: 'year', kind: 'fixed' },
  WW: { unit: 'week', kind: 'fixed' },
  W: { unit: 'week', kind: 'loose' },
  E: { unit: 'weekday', kind: 'fixed' },
  EEE: { unit: 'weekday', kind: 'word' },
  EEEE: { unit: 'weekday', kind: 'word' },
  c: { unit: 'weekday', kind: 'fixed' },
  ccc: { unit: 'weekday', kind: 'word' },
  cccc: { unit: 'weekday', kind: 'word' },
  HH: { unit: 'hour', kind: 'fixed' },
  H: { unit: 'hour', kind: 'loose' },
  hh: { unit: 'hour', kind: 'fixed' },
  h: { unit: 'hour', kind: 'loose' },
  mm: { unit: 'minute', kind: 'fixed' },
  m: { unit: 'minute', kind: 'loose' },
  ss: { unit: 'second', kind: 'fixed' },
  s: { unit: 'second', kind: 'loose' },
  SSS: { unit: 'fraction', kind: 'fixed' },
  S: { unit: 'fraction', kind: 'loose' },
  u: { unit: 'fraction', kind: 'loose' },
  a: { unit: 'half of the day', kind: 'word' },
  Z: { unit: 'offset', kind: 'word' },
  ZZ: { unit: 'offset', kind: 'word' },
  ZZZ: { unit: 'offset', kind: 'word' },
};
const words = ['T', 'W', 'Z', 'at', 'um', 'Uhr', 'h', 'de', 'le', 'UTC', 'GMT'];
const part = /'([^']*)'|([A-Za-z])\2*|[ \-/.,:_()]|(.)/gsu;
/** Neither midnight nor a day that could be taken for a month. */
const probe = DateTime.fromISO('2018-11-23T09:08:07', { zone: 'utc' });

/**
 * Why a caller's format of dates is not taken, if so. It becomes a regular expression that runs on
 * what other people wrote: a unit stands in it once, and of numbers that touch one at most has no fixed
 * width, so that there is one way to match a text. Words are of a list: a format is kept and shown.
 */
export function faultOfDateFormat(format: string): string | undefined {
  if (format.length > longestDateFormat) return `is longer than ${longestDateFormat} characters`;
  const units = new Set<string>();
  let looseBefore = 0;
  for (const [text, quoted, letter, other] of format.matchAll(part)) {
    if (other !== undefined || (quoted !== undefined && !words.includes(quoted))) return strange;
    const token = letter === undefined ? undefined : tokenOf(text);
    if (letter !== undefined && !token) return unknown;
    if (token && units.has(token.unit)) return `has the ${token.unit} twice`;
    if (token) units.add(token.unit);
    if (!token || token.kind === 'word') looseBefore = 0;
    else if (token.kind === 'loose' && looseBefore++ > 0) return tight;
  }
  return namesDays(format) ? undefined : dayless;
}

function tokenOf(text: string) {
  return Object.hasOwn(tokens, text) ? tokens[text] : undefined;
}

/** Does a day that is written in the format come back as that day? */
function namesDays(format: string): boolean {
  try {
    const back = DateTime.fromFormat(probe.toFormat(format), format, { zone: 'utc' });
    return back.isValid && back.hasSame(probe, 'day');
  } catch {
    // So luxon answers a week beside a month, or a day of the year beside one.
    return false;
  }
}

const dayless = 'is not a date format with year, month and day, such as yyyy-MM-dd HH:mm:ss';
const strange = `may hold, besides its tokens, only spaces and - / . , : _ ( ), and in single quotes only these words: ${words.join(', ')}`;
const unknown = `has a token that is not known: use ${Object.keys(tokens).join(', ')}, and put words in single quotes`;
const tight =
  'has numbers of no fixed width that touch: put a separator between them, or write dd, MM, HH, mm and ss';
