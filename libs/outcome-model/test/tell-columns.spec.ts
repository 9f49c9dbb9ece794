import { describe, expect, it } from 'vitest';
import { FeatureSpace, tellColumns } from '../src/index.js';
import { readNumber, signOfNumbers } from '../src/read-numbers.js';

const rowsOf = (cells: readonly string[]) => cells.map((cell) => [cell]);
const tell = (name: string, cells: readonly string[]) => {
  const { used, leftOut } = tellColumns({ columns: [name], rows: rowsOf(cells) });
  return used[0]?.kind ?? leftOut[0]!.why;
};
const many = (make: (n: number) => string, count = 200) =>
  Array.from({ length: count }, (_, n) => make(n));

describe('a column is told by its values', () => {
  it.each([
    ['numbers', 'age', many((n) => String(n % 70)), 'number'],
    ['numbers, some missing', 'income', many((n) => (n % 4 ? `${n}.5` : '')), 'number'],
    ['German numbers', 'Umsatz', many((n) => `1.${100 + n},50`), 'number'],
    ['money', 'amount', many((n) => `€ ${n}.00`), 'number'],
    ['words', 'segment', many((n) => 'abc'[n % 3]!), 'category'],
    ['words, some missing', 'opt-in', many((n) => (n % 2 ? 'yes' : '')), 'category'],
    ['numbers among words', 'zone', many((n) => (n % 2 ? 'north' : '12')), 'category'],
    ['a number for each row', 'Lead Number', many((n) => String(660_000 + n)), /numbers the rows/],
    ['an id for each row', 'Prospect ID', many((n) => `a-${n}`), /something else in nearly each/],
    ['dates', 'created', many((n) => `2026-01-${10 + (n % 20)} 10:00`), /dates/],
    ['German dates', 'erstellt', many((n) => `${10 + (n % 20)}.01.2026`), /dates/],
    ['the same everywhere', 'country', many(() => 'DE'), /the same/],
    ['nothing', 'fax', many(() => ' \u200b'), /blank/],
  ])('%s', (_what, name, cells, told) => {
    if (typeof told === 'string') expect(tell(name, cells)).toBe(told);
    else expect(tell(name, cells)).toMatch(told);
  });

  it('unless somebody says what it is', () => {
    const rows = many((n) => String(n % 7)).map((cell) => [cell, cell, cell]);
    const said = { numeric: ['a'], categorical: ['b'], exclude: ['c'] };
    const { used, leftOut } = tellColumns({ columns: ['a', 'b', 'c'], rows }, said);
    expect(used.map(({ kind }) => kind)).toEqual(['number', 'category']);
    expect(leftOut).toEqual([{ name: 'c', why: 'is excluded' }]);
  });
});

describe('a number', () => {
  it.each([
    ['1234.5', '.', 1234.5],
    ['1,234.5', '.', 1234.5],
    ['1.234,5', ',', 1234.5],
    ["1'234.50", '.', 1234.5],
    ['-3', '.', -3],
    ['−3', '.', -3],
    ['12 %', '.', 12],
    ['1e3', '.', 1000],
    ['.5', '.', 0.5],
    ['1,5', '.', undefined],
    ['1.2.3', '.', undefined],
    ['0x10', '.', undefined],
    ['Infinity', '.', undefined],
    ['', '.', undefined],
    ['-', '.', undefined],
  ] as const)('%s by "%s"', (cell, sign, number) => {
    expect(readNumber(cell, sign)).toBe(number);
  });

  it('is read by the sign under which nearly all are numbers', () => {
    expect(signOfNumbers(['1.5', '2.25'])).toBe('.');
    expect(signOfNumbers(['1,5', '2,25'])).toBe(',');
    expect(signOfNumbers(['1', 'two'])).toBeUndefined();
  });
});

describe('a row in numbers', () => {
  const columns = [
    { name: 'age', at: 0, kind: 'number', sign: '.' },
    { name: 'segment', at: 1, kind: 'category' },
  ] as const;
  const learnt = [
    ...Array.from({ length: 6 }, () => ['10', 'a']),
    ...Array.from({ length: 6 }, () => ['30', 'b']),
    ['', 'rare'],
  ];
  const space = new FeatureSpace(columns, { rows: learnt });
  const named = (row: string[]) => {
    const { places, values } = space.encode(row);
    return [...places].map((place, at) => {
      const { column, says } = space.features[place]!;
      return [says ?? column, values[at]];
    });
  };

  it('has a number by its distance from the mean in deviations, and a word as itself', () => {
    expect(named(['30', 'a'])).toEqual([
      ['age', 1],
      ['a', 1],
    ]);
  });

  it('has a missing number as the mean and as missing', () => {
    expect(named(['', 'b'])).toEqual([
      ['(blank)', 1],
      ['b', 1],
    ]);
  });

  it('has a word that came rarely, or never, as another', () => {
    expect(named(['20', 'rare'])).toEqual([['(other)', 1]]);
    expect(named(['20', 'never seen'])).toEqual([['(other)', 1]]);
  });
});
