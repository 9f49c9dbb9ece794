import { companySizes, type CompanySize } from '@smarketing/contracts/names';

const lowest: readonly (readonly [number, CompanySize])[] = [
  [1_000, companySizes[4]],
  [250, companySizes[3]],
  [50, companySizes[2]],
  [10, companySizes[1]],
  [1, companySizes[0]],
];
const longest = 60;
/** `1.234`, `1,234`, `1 234`, `1'234`: thousands; one or two digits behind a comma or a dot are decimals. */
const number =
  /((?:\d{1,3}(?:[.,'’\s]\d{3}){1,3}|\d{1,9})(?:[.,]\d{1,2})?)(?!\d)(?:\s?(k|tsd\.?|m|mio\.?)(?!\p{L}))?/giu;
const decimals = /[.,](\d{1,2})$/;
const joining = /^(?:to|bis|and|und|a|à)$/i;
const open = /\+|mehr|more|over|über|ueber|greater|>|\bab\b|plus|oder mehr/i;
const under = /<|weniger|less|under|unter|bis zu|up to|fewer/i;
const solo =
  /^(?:self[- ]?employed|solo|freelancer|einzelunternehmer|myself only|selbstständig|selbständig)$/i;

/**
 * The band of a number of employees or of somebody else's band; undefined where it is none. Bands that
 * lie across ours, such as 201-500, count by their middle.
 */
export function companySizeOf(typed: string): CompanySize | undefined {
  const text = typed.trim();
  if (text.length > longest) return undefined;
  if (solo.test(text)) return bandOf(1);
  const found = [...text.matchAll(number)];
  const [low, high] = found.map(([, digits = '', unit]) => valueOf(digits, unit));
  if (low === undefined || found.length > 2 || isOneWord(text, found)) return undefined;
  if (text.startsWith('-') || text.startsWith('−')) return undefined;
  if (high !== undefined) return high > low ? bandOf(middleOf(low, high)) : undefined;
  if (under.test(text)) return bandOf(Math.max(1, low - 1) / 2);
  if (open.test(text)) return bandOf(low);
  return isNumberAlone(text) ? bandOf(low) : undefined;
}

/** `1-10` is a small company and `11-50` the next size, whoever counts where they begin. */
function middleOf(low: number, high: number): number {
  return (low + high) / 2;
}

function bandOf(employees: number): CompanySize | undefined {
  if (employees <= 0) return undefined;
  return lowest.find(([from]) => employees >= from)?.[1] ?? companySizes[0];
}

/** `1e3`, `3D2`: letters that join two numbers to a word of its own. */
function isOneWord(text: string, [first, second]: readonly RegExpExecArray[]): boolean {
  if (!first || !second) return false;
  const between = text.slice(first.index + first[0].length, second.index);
  return /^\p{L}+$/u.test(between) && !joining.test(between);
}

/** Without decimals, unless a unit makes them people: `1.5K`. */
function valueOf(written: string, unit = ''): number {
  const whole = Number(written.replace(decimals, '').replaceAll(/\D/g, ''));
  if (unit === '') return whole;
  const part = Number(`0.${decimals.exec(written)?.[1] ?? 0}`);
  return (whole + part) * (/^(?:k|tsd)/i.test(unit) ? 1_000 : 1_000_000);
}

function isNumberAlone(text: string): boolean {
  const rest = text.replace(/^(?:ca\.?|circa|approx\.?|about|etwa|rund|~)\s*/i, '');
  return /^[\d.,'’\s]+(?:(?:k|tsd\.?|m|mio\.?)(?!\p{L})\s*)?(?:employees|people|mitarbeiter|mitarbeitende|ma|fte)?\.?$/iu.test(
    rest,
  );
}
