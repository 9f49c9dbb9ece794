import { currencyDecimals } from '@smarketing/contracts/names';
import type { DecimalSign } from '../propose-values/decimal-sign.js';

/** Money as reports write it: to the millionth of a currency, exact. */
export interface ReadMoney {
  readonly micros: bigint;
  /** That stands beside the number. */
  readonly currency?: string;
}

const symbols: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  US$: 'USD',
  CA$: 'CAD',
  A$: 'AUD',
  R$: 'BRL',
  '₹': 'INR',
  zł: 'PLN',
  Kč: 'CZK',
  'Fr.': 'CHF',
};
const nothing = /^(?:-{1,2}|–|—|n\/a|k\.\s?a\.)?$/i;
const perMillion = 1_000_000n;

/** The number with its sign, if any, and what stands around it. */
const money =
  /^([^\d.,-]{0,5}?)\s?([-−]?)\s?([^\d.,-]{0,5}?)\s?(\d[\d.,'’\s]*|[.,]\d+)\s?(.{0,5})$/u;

/** Undefined where the cell is no amount; an empty one, or `--`, is 0. Sign and brackets make it negative. */
export function readMoney(cell: string, sign: DecimalSign): ReadMoney | undefined {
  const text = cell.replaceAll(/[\u00a0\u202f]/g, ' ').trim();
  if (nothing.test(text)) return { micros: 0n };
  const inBrackets = /^\((.+)\)$/.exec(text)?.[1];
  const found = money.exec(inBrackets ?? text);
  if (!found) return undefined;
  const [, before = '', minus = '', between = '', number = '', after = ''] = found;
  const micros = microsOf(number.trim(), sign);
  if (micros === undefined) return undefined;
  const beside = [before, between, after].map((one) => one.trim()).filter(Boolean);
  const currency = currencyOf(beside.join(' '));
  if (beside.length > 0 && currency === undefined) return undefined;
  const isNegative = minus !== '' || inBrackets !== undefined;
  return { micros: isNegative ? -micros : micros, ...(currency && { currency }) };
}

/** A whole number of millionths. */
export function readMicros(cell: string): ReadMoney | undefined {
  const text = cell.trim();
  if (nothing.test(text)) return { micros: 0n };
  return /^-?\d{1,18}$/.test(text) ? { micros: BigInt(text) } : undefined;
}

/** A count such as impressions; undefined where it is none. */
export function readCount(cell: string): number | undefined {
  const digits = cell.trim().replaceAll(/[.,'’\s\u00a0\u202f](?=\d{3}(?:\D|$))/g, '');
  return /^\d{1,12}$/.test(digits) ? Number(digits) : undefined;
}

/** `$` alone may be of many countries: it stands for itself. */
export function currencyOf(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  if (currencyDecimals(code) !== undefined) return code;
  return symbols[text.trim()] ?? (text.trim() === '$' ? '$' : undefined);
}

/** In minor units of the currency, half up. */
export function minorUnits(micros: bigint, currency: string): number {
  const scale = 10n ** BigInt(currencyDecimals(currency) ?? 0);
  return Number((micros * scale * 2n + perMillion) / (perMillion * 2n));
}

function microsOf(number: string, sign: DecimalSign): bigint | undefined {
  const group = sign === '.' ? ',' : '.';
  const plain = number.replaceAll(/['’\s]/g, group);
  const [whole = '', fraction = '', ...more] = plain.split(sign);
  if (more.length > 0 || fraction.includes(group)) return undefined;
  if (whole.includes(group) && !new RegExp(`^\\d{1,3}(?:\\${group}\\d{3})+$`).test(whole)) {
    return undefined;
  }
  if (whole.length > 20) return undefined;
  const digits = `${fraction}000000`.slice(0, 6);
  const rest = Number(fraction[6] ?? 0) >= 5 ? 1n : 0n;
  return BigInt(whole.replaceAll(group, '') || '0') * perMillion + BigInt(digits) + rest;
}
