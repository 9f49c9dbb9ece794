import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { funnelReport } from '../src/funnel/funnel-report.js';
import { ledgerReport } from '../src/ledger/ledger-report.js';
import { velocityReport } from '../src/velocity/velocity-report.js';
import { figureOf, leadOf, sumsOf } from './leads.js';

const directory = fileURLToPath(new URL('../../../../shared/data/olist/', import.meta.url));
const rowsOf = (name: string) =>
  parse(readFileSync(`${directory}${name}`, 'utf8'), { columns: true }) as Record<string, string>[];

describe.skipIf(!existsSync(directory))(
  'the Olist funnel (skipped where ../shared/data/olist is absent)',
  () => {
    it('comes out exactly as published', () => {
      const won = new Map(
        rowsOf('olist_closed_deals_dataset.csv').map((row) => [row['mql_id'], row['won_date']]),
      );
      const leads = rowsOf('olist_marketing_qualified_leads_dataset.csv').map((row) => {
        const wonAt = won.get(row['mql_id']);
        return leadOf({
          id: row['mql_id']!,
          captured: `${row['first_contact_date']}T00:00:00Z`,
          channel: row['origin'] || '(none)',
          ...(wonAt === undefined ? {} : { won: `${wonAt.replace(' ', 'T')}Z` }),
        });
      });
      const sums = sumsOf(leads);

      const { all, rows } = funnelReport(sums, 'channel', figureOf);
      expect(all.stages.captured.value).toBe(8000);
      expect(all.conversion).toMatchObject({ value: 0.10525, numerator: 842, denominator: 8000 });
      expect(rows.map(({ key, stages }) => [key, stages.captured.value, stages.won.value])).toEqual(
        [
          ['organic_search', 2296, 271],
          ['paid_search', 1586, 195],
          ['social', 1350, 75],
          ['unknown', 1099, 179],
          ['direct_traffic', 499, 56],
          ['email', 493, 15],
          ['referral', 284, 24],
          ['other', 150, 4],
          ['display', 118, 6],
          ['other_publicities', 65, 3],
          ['(none)', 60, 14],
        ],
      );

      const { daysToWon, wonBeforeCapture } = velocityReport(sums, figureOf);
      expect(Number(daysToWon.median.value).toFixed(3)).toBe('14.651');
      expect(Number(daysToWon.p90.value).toFixed(3)).toBe('162.589');
      expect(Number(daysToWon.mean.value).toFixed(3)).toBe('49.101');
      expect(wonBeforeCapture.value).toBe(1);

      const ledger = ledgerReport(sums, figureOf);
      expect(ledger.balanced).toBe(true);
      expect([ledger.states.open.value, ledger.states.won.value]).toEqual([7158, 842]);
    });
  },
);
