import { currencyDecimals, isCurrency } from '@smarketing/contracts/names';
import { UsageError } from '../exit-codes.js';

/** `1250.50 EUR`, `1,250.50 EUR` or `EUR 1250.50` in minor units. */
export function readAmount(option: string, text: string): { amount: number; currency: string } {
  const parts =
    /^(?<number>\d[\d,]*(?:\.\d+)?) *(?<code>[A-Za-z]{3})$/.exec(text.trim()) ??
    /^(?<code>[A-Za-z]{3}) *(?<number>\d[\d,]*(?:\.\d+)?)$/.exec(text.trim());
  if (!parts?.groups) throw noAmount(option, text);
  const currency = parts.groups['code']!.toUpperCase();
  const decimals = currencyDecimals(currency);
  if (decimals === undefined || !isCurrency(currency)) {
    throw new UsageError(`${option} ${text}: ${currency} is not a currency such as EUR or USD.`);
  }
  const number = parts.groups['number']!;
  // A comma groups thousands and nothing else: 1,25 may be meant as 1.25.
  if (number.includes(',') && !/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(number)) {
    throw noAmount(option, text);
  }
  const [units = '', fraction = ''] = number.replaceAll(',', '').split('.');
  if (fraction.length > decimals) {
    throw new UsageError(`${option} ${text}: ${currency} has ${decimals} decimals.`);
  }
  const amount = Number(units + fraction.padEnd(decimals, '0'));
  if (!Number.isSafeInteger(amount)) throw noAmount(option, text);
  return { amount, currency };
}

function noAmount(option: string, text: string): UsageError {
  return new UsageError(
    `${option} ${text} is not an amount. Write it as 1250.00 EUR: a point before the decimals, then the currency.`,
  );
}
