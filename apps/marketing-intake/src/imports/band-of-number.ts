import { companySizes, type CompanySize } from '@smarketing/contracts';

/** How numbers are written: the sign before the decimals; the other one groups thousands. */
export const decimalSigns = ['.', ','] as const;
export type DecimalSign = (typeof decimalSigns)[number];

/** In characters; no number of people is longer. */
const longestNumber = 20;
const written: Readonly<Record<DecimalSign, RegExp>> = {
  '.': /^(?:\d{1,3}(?:[,'’ \u00a0\u202f]\d{3})+|\d+)(?:\.\d+)?$/,
  ',': /^(?:\d{1,3}(?:[.'’ \u00a0\u202f]\d{3})+|\d+)(?:,\d+)?$/,
};
const bands = companySizes.map((size) => ({ size, from: Number.parseInt(size, 10) })).reverse();

/** The band of a number of employees; undefined for what is not a number, or none of anybody. */
export function bandOfNumber(text: string, sign: DecimalSign): CompanySize | undefined {
  if (text.length > longestNumber || !written[sign].test(text)) return undefined;
  const [whole = ''] = text.split(sign, 1);
  const people = Number(whole.replaceAll(/\D/g, ''));
  return bands.find(({ from }) => people >= from)?.size;
}
