import { companySizes, type CompanySize } from '@smarketing/contracts';

/** How numbers are written: the sign before the decimals; the other one groups thousands. */
export const decimalSigns = ['.', ','] as const;
export type DecimalSign = (typeof decimalSigns)[number];

/** In characters; no number of people is longer, and no band of two. */
const longestNumber = 20;
const longestBand = 45;
const fromTo = /^([^\p{Pd}+]+)\p{Pd}([^\p{Pd}+]+)$/u;
const written: Readonly<Record<DecimalSign, RegExp>> = {
  '.': /^(?:\d{1,3}(?:[,'’ \u00a0\u202f]\d{3})+|\d+)(?:\.\d+)?$/,
  ',': /^(?:\d{1,3}(?:[.'’ \u00a0\u202f]\d{3})+|\d+)(?:,\d+)?$/,
};
const bands = companySizes.map((size) => ({ size, from: Number.parseInt(size, 10) })).reverse();

/**
 * The band of a number of employees, or of somebody else's band: `5,001-10,000` by its middle, `10,001+`
 * by where it begins. Undefined for what is not a number, or none of anybody.
 */
export function bandOfNumber(text: string, sign: DecimalSign): CompanySize | undefined {
  if (text.length > longestBand) return undefined;
  const [, from, to] = fromTo.exec(text) ?? [];
  if (from === undefined || to === undefined) {
    return bandOf(text.endsWith('+') ? limitOf(text.slice(0, -1), sign) : numberOf(text, sign));
  }
  const [low, high] = [limitOf(from, sign), limitOf(to, sign)];
  return low !== undefined && high !== undefined && low < high
    ? bandOf((low + high) / 2)
    : undefined;
}

/** Of a band: three digits behind the sign are thousands that are written in the other way. */
function limitOf(text: string, sign: DecimalSign): number | undefined {
  const typed = text.trim();
  return typed.split(sign)[1]?.length === 3 ? undefined : numberOf(typed, sign);
}

function numberOf(text: string, sign: DecimalSign): number | undefined {
  if (text.length > longestNumber || !written[sign].test(text)) return undefined;
  const [whole = ''] = text.split(sign, 1);
  return Number(whole.replaceAll(/\D/g, ''));
}

function bandOf(people: number | undefined): CompanySize | undefined {
  return people === undefined ? undefined : bands.find(({ from }) => people >= from)?.size;
}
