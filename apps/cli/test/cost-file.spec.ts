import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CostHints, type CostTable } from '../src/cost-file/cost-rows.js';
import { minorUnits, readMoney } from '../src/cost-file/read-money.js';
import { dayOf, isPeriod } from '../src/cost-file/read-days.js';
import { readCostFile } from '../src/cost-file/read-cost-file.js';
import { fileOf } from './file-of.js';
import * as reports from './cost-reports.js';

async function read(content: string | Buffer, hints: CostHints = {}): Promise<CostTable> {
  return readCostFile(await fileOf(content, 'report.csv'), {}, hints);
}
const said = ({ costs }: CostTable) =>
  costs.map(({ line, campaign, platformCampaignId, day, amount }) =>
    [line, campaign, platformCampaignId, day, amount.amount, amount.currency].join(' | '),
  );

describe('a cost report', () => {
  it('of Google Ads in English is read, also in UTF-16 with tabs', async () => {
    const expected = [
      '4 | Brand, DE | 101 | 2026-11-01 | 123456 | EUR',
      '5 | Brand, DE | 101 | 2026-11-02 | 1200 | EUR',
      '6 | CRM "comparison" | 102 | 2026-11-02 | 0 | EUR',
    ];
    const utf16 = Buffer.from(
      `\ufeff${reports.googleEnglish.replaceAll('"comparison"', '""comparison""').replace('CRM ""comparison""', '"CRM ""comparison"""')}`,
      'utf16le',
    );
    const table = await read(utf16);
    expect(said(table)).toEqual(expected);
    expect(table).toMatchObject({ platform: 'google-ads', faults: [], linesLeftOut: [1, 2, 7] });
    expect(table.costs[0]).toMatchObject({ impressions: 10_250, clicks: 311 });
    expect(table.costs[1]).not.toHaveProperty('clicks');
  });

  it('of Google Ads in German is read with decimal commas', async () => {
    const table = await read(`\ufeff${reports.googleGerman}`);
    expect(said(table)).toEqual([
      '4 | Marke | 101 | 2026-11-01 | 123456 | EUR',
      '5 | Marke | 101 | 2026-11-02 | 120000 | EUR',
    ]);
  });

  it('of Meta is read without its sums, by the currency of its header', async () => {
    const table = await read(reports.metaEnglish);
    expect(said(table)).toEqual([
      '3 | Leads, warm | 120211111111111111 | 2026-11-01 | 1525 | EUR',
      '4 | Leads, warm | 120211111111111111 | 2026-11-02 | 1025 | EUR',
    ]);
    expect([table.platform, table.linesLeftOut]).toEqual(['meta', [2]]);
    const german = await read(reports.metaGerman);
    expect(said(german)).toEqual(['2 | Warme Leads |  | 2026-11-01 | 1525 | EUR']);
    expect(german.faults).toMatchObject([
      { line: 3, column: 'Auswertungsbeginn', why: expect.stringContaining('is a period') },
    ]);
  });

  it('of LinkedIn is read month first, in UTC, and refused where a row is the whole period', async () => {
    const table = await read(reports.linkedin);
    expect(said(table)).toEqual([
      '7 | Sales leaders | 700 | 2026-11-01 | 3334 | USD',
      '8 | Sales leaders | 700 | 2026-11-13 | 0 | USD',
    ]);
    expect([table.platform, table.zone]).toEqual(['linkedin', 'UTC']);
    const whole = await read(reports.linkedinWhole);
    expect([whole.costs, whole.faults.map(({ line }) => line)]).toEqual([[], [7]]);
  });

  it('of Microsoft Advertising is read between what stands above and below', async () => {
    const table = await read(reports.microsoftEnglish);
    expect(said(table)).toEqual([
      '7 | Brand | 901 | 2026-11-01 | 100050 | GBP',
      '8 | Brand | 901 | 2026-11-02 | 25 | GBP',
    ]);
    expect(table.platform).toBe('microsoft-ads');
    expect(said(await read(reports.microsoftGerman))).toEqual([
      '5 | Marke | 901 | 2026-11-01 | 123450 | CHF',
    ]);
  });

  it('adds up the rows of a campaign and day, and reads millionths', async () => {
    const header = 'segments.date,campaign,campaign.id,metrics.cost_micros,device\n';
    const rows = '2026-11-01,Brand,1,1005000,mobile\n2026-11-01,Brand,1,10000,desktop\n';
    const table = await read(header + rows, { currency: 'EUR' });
    expect(said(table)).toEqual(['2 | Brand | 1 | 2026-11-01 | 102 | EUR']);
    expect(said(await read(header + rows, { currency: 'JPY' }))[0]).toMatch(/\| 1 \| JPY$/);
  });

  it('says of each row what is wrong with it, and reads the others', async () => {
    const table = await read(
      [
        'Day,Campaign,Cost,Currency',
        '2026-02-30,A,1.00,EUR',
        '2026-11-01,A,-1.00,EUR',
        '2026-11-01,A,abc,EUR',
        '2026-11-01,A,1.00,EUX',
        '2026-11-01 - 2026-11-30,A,1.00,EUR',
        '2026-11-01,A,2.50,EUR',
      ].join('\n'),
    );
    expect(table.faults.map(({ line, column, why }) => [line, column, why.slice(0, 18)])).toEqual([
      [2, 'Day', 'is not a day of th'],
      [3, 'Cost', 'must not be negati'],
      [4, 'Cost', 'is not an amount'],
      [5, 'Currency', 'is not a currency '],
      [6, 'Day', 'is a period and no'],
    ]);
    expect(said(table)).toEqual(['7 | A |  | 2026-11-01 | 250 | EUR']);
  });

  const refused: readonly [string, string, CostHints, RegExp][] = [
    ['without days', 'Month,Campaign,Cost\n2026-11,A,1\n', {}, /one row for each Month/],
    ['without a column of days', 'Campaign,Cost\nA,1\n', {}, /has no column of days/],
    ['of leads', 'Email,Name\na@one.example,A\n', {}, /no columns of campaigns and costs/],
    ['with days of any order', 'Day,Campaign,Cost\n3/4/2026,A,1\n', {}, /--date-order/],
    ['of no rows', 'Day,Campaign,Cost\n', {}, /no costs below it/],
    [
      'of another currency',
      'Day,Campaign,Amount spent (USD)\n2026-11-01,A,1\n',
      { currency: 'EUR' },
      /is in USD/,
    ],
    ['in no currency', 'Day,Campaign,Cost\n2026-11-01,A,1\n', { currency: 'EUX' }, /ISO 4217/],
  ];
  it.each(refused)('%s is refused', async (_, content, hints, why) => {
    await expect(read(content, hints)).rejects.toThrow(why);
  });

  it('with $ alone does not guess whose dollar it is', async () => {
    const content = 'Day,Campaign,Cost\n2026-11-01,A,$1.00\n';
    expect((await read(content)).faults).toMatchObject([
      { why: expect.stringMatching(/--currency/) },
    ]);
    expect(said(await read(content, { currency: 'CAD' }))[0]).toMatch(/100 \| CAD$/);
  });
});

describe('an amount', () => {
  it.each([
    ['1,234.50', '.', 1_234_500_000n],
    ['1.234,50 €', ',', 1_234_500_000n],
    ["CHF 1'234.5", '.', 1_234_500_000n],
    ['1 234,5', ',', 1_234_500_000n],
    ['-3', '.', -3_000_000n],
    ['(3.00)', '.', -3_000_000n],
    ['0.0000005', '.', 1n],
    ['--', '.', 0n],
    ['1,23', '.', undefined],
    ['1.2.3', '.', undefined],
    ['12 apples', '.', undefined],
  ] as const)('%s by %s is %s millionths', (text, sign, micros) => {
    expect(readMoney(text, sign)?.micros).toBe(micros);
  });

  it('comes back as it was written, in either way to write it', () => {
    fc.assert(
      fc.property(fc.nat(10 ** 11), (cents) => {
        const whole = Math.floor(cents / 100);
        const fraction = String(cents % 100).padStart(2, '0');
        const english = `${whole.toLocaleString('en')}.${fraction}`;
        const german = `${whole.toLocaleString('de')},${fraction} €`;
        expect(minorUnits(readMoney(english, '.')!.micros, 'EUR')).toBe(cents);
        expect(minorUnits(readMoney(german, ',')!.micros, 'EUR')).toBe(cents);
      }),
    );
  });
});

describe('a day', () => {
  it.each([
    ['2026-11-01', '2026-11-01'],
    ['20261101', '2026-11-01'],
    ['Nov 1, 2026', '2026-11-01'],
    ['Sun, November 1, 2026', '2026-11-01'],
    ['1. März 2026', '2026-03-01'],
    ['01.11.2026', '2026-11-01'],
    ['2026-11-01 00:00:00', '2026-11-01'],
    ['31.02.2026', undefined],
    ['2026-11-01 - 2026-11-30', undefined],
    ['', undefined],
  ])('%s is %s', (text, day) => {
    expect(dayOf(text, 'dmy')).toBe(day);
  });

  it('is told from a period', () => {
    expect(['2026-11', 'November 2026', '1.11.2026 - 30.11.2026'].map(isPeriod)).toEqual([
      true,
      true,
      true,
    ]);
    expect(isPeriod('Nov 1, 2026')).toBe(false);
  });
});
