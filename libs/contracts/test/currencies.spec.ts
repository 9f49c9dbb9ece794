import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyDecimals, formatMoney, isCurrency } from '../src/currencies.js';

describe('money as people read it', () => {
  it.each([
    [125_000, 'JPY', '125,000 JPY'],
    [1_234_567, 'KWD', '1,234.567 KWD'],
    [125_000, 'EUR', '1,250.00 EUR'],
    [125_000, 'CLP', '125,000 CLP'],
    [125_000, 'ISK', '125,000 ISK'],
    [125_000, 'XAF', '125,000 XAF'],
    [125_000, 'KRW', '125,000 KRW'],
    [125_000, 'BHD', '125.000 BHD'],
    [125_000, 'TND', '125.000 TND'],
    [125_000, 'IQD', '125.000 IQD'],
    [125_000, 'HUF', '1,250.00 HUF'],
    [125_000, 'IDR', '1,250.00 IDR'],
    [125_000, 'MRU', '1,250.00 MRU'],
    [125_000, 'MGA', '1,250.00 MGA'],
    [125_000, 'CLF', '12.5000 CLF'],
    [7, 'EUR', '0.07 EUR'],
    [0, 'KWD', '0.000 KWD'],
    [-5, 'EUR', '-0.05 EUR'],
    [-125_000, 'JPY', '-125,000 JPY'],
    ['18014398509482002', 'EUR', '180,143,985,094,820.02 EUR'],
    [9_007_199_254_740_991, 'USD', '90,071,992,547,409.91 USD'],
    [195_583, 'BGN', '1,955.83 BGN'],
    [1_234, 'ZZX', '1,234 minor units of ZZX'],
    [1_234, 'XAU', '1,234 minor units of XAU'],
  ])('%s of %s is %s', (amount, currency, text) => {
    expect(formatMoney({ amount, currency })).toBe(text);
  });

  it('loses no digit of any amount in any currency', () => {
    const currencies = ['JPY', 'EUR', 'KWD', 'CLF'];
    fc.assert(
      fc.property(fc.bigInt(), fc.constantFrom(...currencies), (amount, currency) => {
        const text = formatMoney({ amount, currency });
        expect(BigInt(text.replaceAll(/[,. A-Z]/g, ''))).toBe(amount);
      }),
    );
  });
});

describe('a currency', () => {
  it('is one of ISO 4217 that has a minor unit today', () => {
    for (const code of [
      'EUR',
      'USD',
      'JPY',
      'KWD',
      'CLF',
      'XAF',
      'XOF',
      'XPF',
      'XCD',
      'XCG',
      'ZWG',
    ]) {
      expect([code, isCurrency(code)]).toEqual([code, true]);
    }
    const none = ['XXX', 'XTS', 'XAU', 'XAG', 'XPD', 'XPT', 'XDR', 'XBA', 'XSU', 'XUA'];
    const gone = ['DEM', 'HRK', 'BGN', 'ANG', 'SLL', 'ZWL', 'CUC', 'VEF'];
    for (const code of [...none, ...gone, 'ZZX', 'ZZZ', 'eur', '', 'default', '__proto__']) {
      expect([code, isCurrency(code)]).toEqual([code, false]);
    }
  });

  it('has between none and four decimals', () => {
    const counts = ['JPY', 'EUR', 'KWD', 'CLF', 'UYW'].map(currencyDecimals);
    expect(counts).toEqual([0, 2, 3, 4, 4]);
  });
});
