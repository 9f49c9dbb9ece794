import { formatMoney } from '@smarketing/contracts/names';
import { paint, plainScreen, type Screen } from '../terminal/screen.js';
import { wrapLine } from '../terminal/wrap-line.js';
import type { CustomersAnswer, Figure, MoneyFigure, RetentionAnswer } from './answers.js';
import { percent, table, whole } from './table.js';

/** Customers who stay and who buy again, by the month in which they were won. */
export function formatRetention(
  { all, cohorts, period, revenue }: RetentionAnswer,
  screen: Screen = plainScreen,
): string {
  const line = (name: string, row: CustomersAnswer) => [
    name,
    whole(row.won.value),
    whole(row.kept.value),
    whole(row.churned.value),
    percent(row.retained.value),
    percent(row.repeatPurchases.value),
  ];
  const money = revenue.map(({ currency, first, repeat }) => [
    currency,
    amountOf(first),
    amountOf(repeat),
  ]);
  return [
    paint(screen, 'heading', 'Customers by the month in which they were won'),
    table(
      ['won in', 'won', 'kept', 'left', 'kept, share', 'bought again'],
      [...cohorts.map((row) => line(row.month, row)), line('all', all)],
      { screen },
    ),
    '',
    paint(screen, 'heading', `In ${period.month}`),
    wrapLine(
      `  of the customers at its start stayed: ${shareOf(period.customerRetention)}`,
      screen,
    ),
    wrapLine(`  net revenue retention: ${shareOf(period.netRevenueRetention)}`, screen),
    wrapLine(`  gross revenue retention: ${shareOf(period.grossRevenueRetention)}`, screen),
    ...(money.length > 0
      ? [
          '',
          paint(screen, 'heading', 'Revenue'),
          table(['currency', 'first deals', 'purchases after'], money, { screen }),
        ]
      : []),
  ].join('\n');
}

/** What is not known says why. */
function shareOf({ value, numerator, denominator, reason }: Figure): string {
  if (value === null) return reason ?? '–';
  return `${percent(value)} (${whole(numerator)} of ${whole(denominator)})`;
}

/** Beyond what a JSON number holds exactly, an amount is its digits in text. */
function amountOf({ value, currency }: MoneyFigure): string {
  return value === null ? '–' : formatMoney({ amount: value, currency });
}
