import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatBacktest } from '../src/backtest/format-backtest.js';
import { htmlReport } from '../src/backtest/html-report.js';
import { readOutcome } from '../src/backtest/outcome-option.js';
import { runBacktest, type BacktestOrder } from '../src/backtest/run-backtest.js';
import { plainScreen } from '../src/terminal/screen.js';
import { fileOf } from './file-of.js';

const bank = resolve(import.meta.dirname, '../../../../shared/data/bank/bank-full.csv');
const isThere = existsSync(bank);
if (!isThere) console.log('The bank file is not at ../shared/data/bank: its backtest is skipped.');

const order = (file: string, more: Partial<BacktestOrder> = {}): BacktestOrder => ({
  file,
  outcome: { column: 'won', value: 'yes' },
  numeric: [],
  categorical: [],
  exclude: [],
  testShare: 0.3,
  seed: 42,
  table: {},
  ...more,
});

/** Every third is won, and every second of those in segment a. */
const leadsCsv = (rows = 300) =>
  [
    'segment;clicks;won',
    ...Array.from({ length: rows }, (_, n) => {
      const won = n % 3 === 0 || (n % 2 === 0 && n % 5 === 0);
      return `${n % 2 === 0 ? 'a' : 'b'};${n % 7},5;${won ? 'Yes' : 'no'}`;
    }),
  ].join('\n');

describe('a backtest of a file', () => {
  it('learns from a part of it and says how good it is on the rest', async () => {
    const backtest = await runBacktest(order(await fileOf(leadsCsv())));
    expect(backtest.rows).toEqual({ used: 300, won: 120, withoutOutcome: 0, broken: 0 });
    expect(backtest.columns).toEqual([
      { name: 'segment', kind: 'category' },
      { name: 'clicks', kind: 'number' },
    ]);
    expect(Object.keys(backtest).slice(0, 3)).toEqual(['auc', 'logLoss', 'brier']);
    const text = formatBacktest(backtest, plainScreen);
    expect(text).toContain('won = yes: 120 of 300 rows (40.0 %), learnt from 210');
    expect(text).toContain(`AUC       ${backtest.auc.toFixed(4)}`);
  });

  it('leaves out rows without an outcome and rows that are broken, and says so', async () => {
    const file = await fileOf(`${leadsCsv()}\na;1,5;\na;1,5;no;too;many\n"broken`);
    const backtest = await runBacktest(order(file));
    expect(backtest.rows).toMatchObject({ used: 300, withoutOutcome: 1 });
    expect(backtest.rows.broken).toBeGreaterThanOrEqual(1);
    expect(formatBacktest(backtest, plainScreen)).toContain('1 rows without an outcome: not used');
  });

  it('is a page that shows what stands in the file as text', async () => {
    const hostile = leadsCsv().replaceAll(';a;', ';a;').replace('segment', '<script>alert(1)');
    const page = htmlReport(await runBacktest(order(await fileOf(hostile))));
    expect(page).not.toContain('<script>');
    expect(page.match(/<svg/g)).toHaveLength(3);
    expect(page).not.toMatch(/(?:src|href)=/);
  });

  it.each([
    [
      'a column that is not there',
      { outcome: { column: 'sold', value: 'yes' } },
      'no column "sold"',
    ],
    ['a value that nobody has', { outcome: { column: 'won', value: '1' } }, '"Yes", "no"'],
    ['a column to exclude that is not there', { exclude: ['x'] }, '--exclude names "x"'],
    ['a column named twice', { exclude: ['clicks'], numeric: ['clicks'] }, 'leave one out'],
    ['no column left', { exclude: ['clicks', 'segment'] }, 'No column is left'],
  ])('is refused for %s', async (_what, more, why) => {
    await expect(runBacktest(order(await fileOf(leadsCsv()), more))).rejects.toThrow(why);
  });

  it('is refused where all have one outcome, or too few have one', async () => {
    const all = await fileOf(leadsCsv().replaceAll(';no', ';yes'));
    await expect(runBacktest(order(all))).rejects.toThrow('nothing to tell apart');
    const few = await fileOf(leadsCsv(60));
    await expect(runBacktest(order(few))).rejects.toThrow('fewer than 40 of either');
  });
});

describe('an outcome', () => {
  it('is a column and a value', () => {
    expect(readOutcome('a=b = yes ')).toEqual({ column: 'a=b', value: 'yes' });
  });

  it.each(['converted', '=yes', 'converted=', ''])('"%s" is refused', (given) => {
    expect(() => readOutcome(given)).toThrow('--outcome');
  });
});

describe.runIf(isThere)('the calls of a bank', () => {
  const outcome = { column: 'y', value: 'yes' };

  it('are told apart, and have a duration that is known only afterwards', async () => {
    const { auc, suspectedLeaks } = await runBacktest(order(bank, { outcome }));
    expect(auc).toBeGreaterThanOrEqual(0.73);
    expect(suspectedLeaks.map(({ column }) => column)).toEqual(['duration']);
  }, 120_000);
});
