import type { Figure, FigureOf, MoneyFigure } from '../figures/figure.js';
import type { LeadFilter } from '../lead-list/lead-filter.js';
import type { CounterSums } from '../counters/counter-sums.js';
import { customerCounts } from './customer-counts.js';
import { customerRetention } from './retention-rates.js';

/** The customers of one month of winning, or of all. */
export interface CustomersRow {
  won: Figure;
  /** Those who have not left. */
  kept: Figure;
  churned: Figure;
  /** Kept ÷ won. */
  retained: Figure;
  /** Customers who bought again ÷ customers. */
  repeatPurchases: Figure;
}

export interface RetentionReport {
  all: CustomersRow;
  cohorts: ({ month: string } & CustomersRow)[];
  /** Retention in one month: of the customers at its start. */
  period: {
    month: string;
    customerRetention: Figure;
    netRevenueRetention: Figure;
    grossRevenueRetention: Figure;
  };
  /** Money by currency: of first deals, and of purchases after them. */
  revenue: { currency: string; first: MoneyFigure; repeat: MoneyFigure }[];
}

/** Retention from the sums under `retention`, the period's for a UTC month `yyyy-MM`. */
export function retentionReport(
  sums: CounterSums,
  month: string,
  figureOf: FigureOf,
): RetentionReport {
  const cohorts = sums.below('retention', 'won');
  return {
    all: customersRow(sums, cohorts, {}, figureOf),
    cohorts: cohorts.map((cohort) => ({
      month: cohort,
      ...customersRow(
        sums,
        [cohort],
        { wonFrom: firstOf(cohort), wonBefore: after(cohort) },
        figureOf,
      ),
    })),
    period: { month, ...periodFigures(sums, month, figureOf) },
    revenue: revenueRows(sums, figureOf),
  };
}

/** The last UTC month that is over, `yyyy-MM`. */
export function lastFullMonth(now: Date): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1)).toISOString().slice(0, 7);
}

function customersRow(
  sums: CounterSums,
  cohorts: string[],
  filter: LeadFilter,
  figureOf: FigureOf,
): CustomersRow {
  const total = (count: (cohort: string) => number) =>
    cohorts.reduce((sum, cohort) => sum + count(cohort), 0);
  const won = total((cohort) => sums.of('retention', 'won', cohort));
  const churned = total((cohort) =>
    sums
      .below('retention', 'churned', cohort)
      .reduce((sum, left) => sum + sums.of('retention', 'churned', cohort, left), 0),
  );
  const repeat = total((cohort) => sums.of('retention', 'repeat', cohort));
  const otherwise = 'Nobody is a customer yet.';
  const count = (metric: string, numerator: number, leads: LeadFilter) =>
    figureOf({ metric, unit: 'leads', numerator, leads: { ...filter, ...leads } });
  const share = (metric: string, numerator: number, leads: LeadFilter) =>
    figureOf({
      metric,
      unit: 'share',
      numerator,
      denominator: won,
      otherwise,
      leads: { ...filter, ...leads },
    });
  return {
    won: count('won', won, { stage: 'won' }),
    kept: count('customers', won - churned, { stage: 'customers' }),
    churned: count('churned', churned, { stage: 'won', churned: true }),
    retained: share('customers-kept', won - churned, { stage: 'customers' }),
    repeatPurchases: share('repeat-purchases', repeat, { stage: 'won', repeat: true }),
  };
}

function periodFigures(sums: CounterSums, month: string, figureOf: FigureOf) {
  const counts = customerCounts(sums, month);
  const window = { from: firstOf(month), to: after(month) };
  const notKnown = (metric: string) =>
    figureOf<number>({
      metric,
      unit: 'share',
      numerator: null,
      otherwise: 'No fact states the recurring revenue of a customer at the start of a period.',
      window,
      leads: null,
    });
  const rate = customerRetention(counts);
  return {
    customerRetention: figureOf({
      metric: 'customer-retention',
      unit: 'share',
      ...(rate === undefined ? {} : { value: rate }),
      numerator: counts.end - counts.acquired,
      denominator: counts.start,
      otherwise: `There was no customer at the start of ${month}.`,
      window,
      leads: { stage: 'won', wonBefore: window.from, customerUntil: window.to },
    }),
    netRevenueRetention: notKnown('net-revenue-retention'),
    grossRevenueRetention: notKnown('gross-revenue-retention'),
  };
}

function revenueRows(sums: CounterSums, figureOf: FigureOf): RetentionReport['revenue'] {
  const words = ['first-revenue', 'repeat-revenue'];
  const currencies = new Set(words.flatMap((word) => sums.amountsBelow('retention', word)));
  return [...currencies].sort().map((currency) => {
    const money = (metric: string, word: string, leads: LeadFilter): MoneyFigure => {
      const figure = figureOf({
        metric,
        unit: 'money',
        numerator: sums.amountOf('retention', word, currency),
        leads: { currency, ...leads },
      });
      return { ...figure, unit: 'money', currency };
    };
    return {
      currency,
      first: money('revenue', 'first-revenue', {}),
      repeat: money('repeat-revenue', 'repeat-revenue', { repeat: true }),
    };
  });
}

function firstOf(month: string): string {
  return new Date(`${month}-01T00:00:00Z`).toISOString();
}

function after(month: string): string {
  const first = new Date(firstOf(month));
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1)).toISOString();
}
