import { formatMoney } from '@smarketing/contracts/names';
import { paint, plainScreen, type Screen } from '../terminal/screen.js';
import { wrapLine } from '../terminal/wrap-line.js';
import type { CampaignFiguresAnswer, CampaignMoney, CampaignReportAnswer } from './answers.js';
import { percent, table, whole } from './table.js';

/** What people call the rows; what is not in it goes by its key. */
export type CampaignNames = Readonly<Record<string, string>>;

const columns = [
  'leads',
  'MQL',
  'customers',
  'cost',
  'per lead',
  'per MQL',
  'per customer',
  'budget used',
  'revenue',
  'return',
];

/** What campaigns, channels or months cost and bring. */
export function formatCampaignReport(
  { by, month, all, rows, left }: CampaignReportAnswer,
  names: CampaignNames = {},
  screen: Screen = plainScreen,
): string {
  const of = by === 'month' ? '' : month === null ? '' : ` in ${month}`;
  const lines = rows.map((row) => [names[row.key] ?? row.key, ...cellsOf(row)]);
  const reasons = new Set(
    [all.costPerLead, all.return].flatMap(({ reason }) => (reason === undefined ? [] : [reason])),
  );
  return [
    paint(screen, 'heading', `Cost and return by ${by}${of}`),
    table([by, ...columns], [...lines, ['all', ...cellsOf(all)]], { screen }),
    ...(left > 0
      ? [`  and ${left.toLocaleString('en')} more: --json with --limit lists them`]
      : []),
    ...[...reasons].map((reason) => wrapLine(`  All together: ${reason}`, screen)),
  ].join('\n');
}

function cellsOf(row: CampaignFiguresAnswer): string[] {
  return [
    whole(row.leads.value),
    whole(row.mql.value),
    whole(row.customers.value),
    sumsOf(row.cost),
    moneyOf(row.costPerLead),
    moneyOf(row.costPerMql),
    moneyOf(row.costPerCustomer),
    percentOf(row.budgetUsed.value),
    sumsOf(row.revenue),
    row.return.value === null ? '–' : `${row.return.value.toFixed(2)}x`,
  ];
}

function percentOf(value: number | null): string {
  return value === null ? '–' : percent(Number(value.toFixed(3)));
}

function sumsOf(money: readonly CampaignMoney[]): string {
  return money.length === 0 ? '–' : money.map(moneyOf).join(' + ');
}

/** Per lead to the whole minor unit. */
export function moneyOf({ value, currency }: Pick<CampaignMoney, 'value' | 'currency'>): string {
  if (value === null || currency === null) return '–';
  const amount = typeof value === 'number' ? Math.round(value) : value;
  return formatMoney({ amount, currency });
}
