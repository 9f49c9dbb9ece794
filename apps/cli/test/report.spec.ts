import { describe, expect, it } from 'vitest';
import { formatFunnel, formatLedger } from '../src/report/format-reports.js';
import { formatSla } from '../src/report/format-sla.js';
import { formatSummary } from '../src/report/format-summary.js';
import { rounded, summaryOf } from '../src/report/summary.js';
import { days, percent, table, whole } from '../src/report/table.js';
import { figure, olistAnswers, shownReceipt } from './report-answers.js';

describe('the summary', () => {
  it('has the figures of the reports, rounded, with the largest channel first', () => {
    const { byChannel, streams, ...summary } = summaryOf(olistAnswers);
    expect(summary).toEqual({
      leads: 8000,
      won: 842,
      conversion: 0.10525,
      accounts: { accounts: 2340, attached: 6120, asked: 410, questions: 87 },
      daysToWon: { median: 14.651, p90: 162.589, mean: 49.101 },
      ledger: {
        captured: 8000,
        open: 7158,
        won: 842,
        lost: 0,
        recycled: 0,
        disqualified: 0,
        merged: 0,
        erased: 0,
        balanced: true,
      },
      sla: {
        salesToMarketing: {
          level: 'respond-to-handoff',
          met: 6,
          breached: 7994,
          running: 0,
          attainment: 0.001,
        },
        marketingToSales: {
          level: 'qualified-leads',
          met: 1,
          missed: 1,
          running: 1,
          attainment: 0.5,
          month: { period: '2026-11', reached: 0, goal: 200, pace: 142.857, onPace: false },
        },
      },
      erasures: { erased: 0, newest: null },
    });
    expect(byChannel).toHaveLength(11);
    expect(byChannel[0]).toEqual({ channel: 'organic_search', leads: 2296, won: 271 });
    expect(byChannel.at(-1)).toEqual({ channel: '(none)', leads: 60, won: 14 });
    expect(streams.leads).toEqual({ published: 10, folded: 10 });
  });

  it('leaves null what was not computed', () => {
    const nothing = figure(null);
    const summary = summaryOf({
      ...olistAnswers,
      velocity: {
        daysToWon: { median: nothing, p90: nothing, mean: nothing },
        wonBeforeCapture: figure(0),
      },
      attainment: { serviceLevels: [], commitments: [] },
      commitments: { items: [] },
    });
    expect(summary.daysToWon).toEqual({ median: null, p90: null, mean: null });
    expect(summary.sla).toMatchObject({
      salesToMarketing: { level: null, attainment: null },
      marketingToSales: { level: null, attainment: null, month: null },
    });
  });

  it('shows the newest erasure, and who has not confirmed it', () => {
    const missing = formatSummary(summaryOf({ ...olistAnswers, receipt: shownReceipt }));
    expect(missing).toContain(
      'the newest lead 01a2088b-5729-742d-931e-fee9659bb436 (request): 7 documents deleted with its contact data, not confirmed by sla-monitor',
    );
    const complete = { ...shownReceipt, missing: [], complete: true };
    const all = formatSummary(summaryOf({ ...olistAnswers, receipt: complete }));
    expect(all).toContain('all 5 services have confirmed');
  });

  it('reads like this', () => {
    expect(formatSummary(summaryOf(olistAnswers))).toMatchInlineSnapshot(`
      "8,000 leads, 842 won: 10.525 %

      Ledger
        8,000 captured = 7,158 open + 842 won + 0 lost + 0 recycled + 0 disqualified + 0 merged + 0 erased
        It balances.

      Funnel by channel
        channel            leads  won  conversion
        organic_search     2,296  271    11.803 %
        paid_search        1,586  195    12.295 %
        social             1,350   75     5.556 %
        unknown            1,099  179    16.288 %
        direct_traffic       499   56    11.222 %
        email                493   15     3.043 %
        referral             284   24     8.451 %
        other                150    4     2.667 %
        display              118    6     5.085 %
        other_publicities     65    3     4.615 %
        (none)                60   14    23.333 %

      Days to won: median 14.7 days, 9 of 10 within 162.6 days, mean 49.1 days

      Service levels
        Sales → marketing: 0.1 % of handoffs answered on time (6 met, 7,994 breached, 0 running)
        Marketing → sales: 2026-11: 0 of 200 qualified leads, pace asks for 143; of 2 months before, 1 met

      Companies
        6,120 leads attached to 2,340 accounts; 87 questions wait, about 410 leads

      Events: 150 published, all arrived at feedback"
    `);
  });
});

describe('a report', () => {
  it('of the ledger reads like this', () => {
    const lossReasons = [{ reason: 'price', leads: figure(12) }];
    expect(formatLedger({ ...olistAnswers.ledger, lossReasons })).toMatchInlineSnapshot(`
      "Ledger
        8,000 captured = 7,158 open + 842 won + 0 lost + 0 recycled + 0 disqualified + 0 merged + 0 erased
        It balances.

      Lost, by reason
        reason  leads
        price      12"
    `);
  });

  it('of a ledger that does not balance says so', () => {
    expect(formatLedger({ ...olistAnswers.ledger, balanced: false })).toContain('NOT balance');
  });

  it('of the funnel reads like this', () => {
    const { by, all, rows } = olistAnswers.funnel;
    expect(formatFunnel({ by, all, rows: rows.slice(0, 2) })).toMatchInlineSnapshot(`
      "Funnel by channel
        channel            captured  qualified  assigned  accepted  opportunity  won  customers  conversion
        (none)                   60         60        60        14           14   14         14    23.333 %
        other_publicities        65         65        65         3            3    3          3     4.615 %
        all                   8,000      8,000     8,000       842          842  842        842    10.525 %"
    `);
  });

  it('of the service levels reads like this', () => {
    const { attainment, commitments } = olistAnswers;
    expect(formatSla(attainment, commitments)).toMatchInlineSnapshot(`
      "Sales → marketing: what is owed for each lead, over all time
        service level                         met  breached  running  corrected  attainment
        Accept or reject every assigned lead    6     7,994        0          0     0.075 %

      Marketing → sales: what is owed each month
        commitment                   month  reached  goal  pace  attainment
        Qualified leads for sales  2026-11        0   200   143         0 %  behind

        month    qualified leads  outcome
        2018-05            1,303  met
        2017-06                4  missed"
    `);
  });
});

describe('a number', () => {
  it.each([
    [14.6509606, 3, 14.651],
    [0.105249999, 5, 0.10525],
    [2, 3, 2],
    [null, 3, null],
  ])('%s to %i decimals is %s', (value, decimals, expected) => {
    expect(rounded(value, decimals)).toBe(expected);
  });

  it('that was not computed is shown as a dash', () => {
    expect([whole(null), percent(null), days(null)]).toEqual(['–', '–', '–']);
  });

  it('is shown in groups, shares in percent', () => {
    expect([whole(12_345.6), percent(0.10525), days(14.651)]).toEqual([
      '12,346',
      '10.525 %',
      '14.7 days',
    ]);
  });
});

it('a table has its first column to the left and the others to the right', () => {
  expect(
    table(
      ['name', 'n'],
      [
        ['a', '1'],
        ['long name', '12,345'],
      ],
    ),
  ).toBe(['  name            n', '  a               1', '  long name  12,345'].join('\n'));
});
