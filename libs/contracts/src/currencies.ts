import * as published from 'dinero.js/currencies';

/** Where the package counts as money is counted (one ouguiya is five khoums), ISO 4217 writes two decimals. */
const asIsoWritesThem: Readonly<Record<string, number>> = { MGA: 2, MRU: 2 };

/** No longer money, so no amount of today is in them; amounts of then are still to be read. */
const withdrawn = new Set(['BGN']);

const decimals: ReadonlyMap<string, number> = new Map(
  Object.values(published).map(({ code, exponent }) => [
    code,
    asIsoWritesThem[code] ?? Number(exponent),
  ]),
);

/** Whether money can be told in it today: a currency of ISO 4217 that has a minor unit. */
export function isCurrency(code: string): boolean {
  return decimals.has(code) && !withdrawn.has(code);
}

/**
 * Decimals between the minor unit and the major one, by ISO 4217: 2 for EUR, 0 for JPY, 3 for KWD.
 * Undefined for what has no minor unit (XAU, XXX) or is not a currency.
 */
export function currencyDecimals(code: string): number | undefined {
  return decimals.get(code);
}

/**
 * An amount as people read it, exact at any size: `1,234.567 KWD`, `125,000 JPY`. Where ISO 4217 has
 * no minor unit of the currency, the amount is given as it stands and says so.
 */
export function formatMoney({
  amount,
  currency,
}: {
  /** Minor units: a whole number, or its digits. */
  amount: number | string | bigint;
  currency: string;
}): string {
  const units = BigInt(amount);
  const places = currencyDecimals(currency);
  if (places === undefined) return `${grouped(units)} minor units of ${currency}`;
  const scale = 10n ** BigInt(places);
  const size = units < 0n ? -units : units;
  const fraction = places === 0 ? '' : `.${String(size % scale).padStart(places, '0')}`;
  return `${units < 0n ? '-' : ''}${grouped(size / scale)}${fraction} ${currency}`;
}

function grouped(value: bigint): string {
  return value.toLocaleString('en-US');
}
