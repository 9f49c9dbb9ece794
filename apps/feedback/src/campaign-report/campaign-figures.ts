import { addWhole, type WholeNumber } from '@smarketing/contracts';
import type { Figure, FigureOf, FigureWindow } from '../figures/figure.js';
import type { LeadFilter } from '../lead-list/lead-filter.js';
import type { Amounts, CampaignGroup, CampaignSums } from './campaign-groups.js';
import type { CampaignStage } from './campaign-stages.js';

/** Money, or what it is per lead: in minor units of a currency; null where no currency can be said. */
export interface CampaignMoney extends Figure<WholeNumber> {
  unit: 'money';
  currency: string | null;
}

export interface CampaignFigures {
  leads: Figure;
  mql: Figure;
  sal: Figure;
  /** Leads that were won, also those who have left since. */
  customers: Figure;
  /** By currency: several are never added. */
  cost: CampaignMoney[];
  budget: CampaignMoney[];
  /** Cost ÷ budget, of the campaigns that have one. */
  budgetUsed: Figure;
  costPerLead: CampaignMoney;
  costPerMql: CampaignMoney;
  costPerCustomer: CampaignMoney;
  /** Deals won, by currency. */
  revenue: CampaignMoney[];
  /** Revenue ÷ cost. */
  return: Figure;
}

/** What the figures of one row cover. */
export interface Covered {
  readonly group: CampaignGroup;
  readonly months: readonly string[];
  readonly window?: FigureWindow | undefined;
  /** Of exactly the leads that the row counts. */
  readonly filter: LeadFilter;
}

const noCost = 'No cost is recorded here.';

export function campaignFigures(
  sums: CampaignSums,
  { group, months, window, filter }: Covered,
  figureOf: FigureOf,
): CampaignFigures {
  const cost = sums.costOf(group.campaigns, months);
  const revenue = sums.revenueOf(group, months);
  const at = window && { window };
  const of = (stage: CampaignStage): LeadFilter =>
    stage === 'captured' ? filter : { ...filter, stage };
  const count = (metric: string, stage: CampaignStage) =>
    figureOf({
      metric,
      unit: 'leads',
      numerator: sums.leadsOf(group, months, stage),
      leads: of(stage),
      ...at,
    });
  const money = (
    metric: string,
    amounts: Amounts,
    leads: (currency: string) => LeadFilter | null,
  ) =>
    [...amounts].map(([currency, numerator]) => ({
      ...figureOf<WholeNumber>({
        metric,
        unit: 'money',
        numerator,
        leads: leads(currency),
        ...at,
      }),
      unit: 'money' as const,
      currency,
    }));
  const per = (metric: string, stage: CampaignStage, none: string): CampaignMoney => {
    const [[currency, numerator] = [null, null]] = cost;
    const said = whyNotOne(cost, 'cost') ?? none;
    const figure = figureOf<WholeNumber>({
      metric,
      unit: 'money',
      numerator: cost.size === 1 ? numerator : null,
      denominator: sums.leadsOf(group, months, stage),
      otherwise: said,
      leads: of(stage),
      ...at,
    });
    return { ...figure, unit: 'money', currency: cost.size === 1 ? currency : null };
  };
  return {
    leads: count('leads', 'captured'),
    mql: count('mql', 'qualified'),
    sal: count('sal', 'accepted'),
    customers: count('won', 'won'),
    cost: money('cost', cost, () => null),
    budget: money('budget', budgetOf(group), () => null),
    budgetUsed: figureOf({ metric: 'budget-used', ...budgetUsed(sums, group, months), ...at }),
    costPerLead: per('cost-per-lead', 'captured', 'No lead was captured here.'),
    costPerMql: per('cost-per-mql', 'qualified', 'No lead has qualified here.'),
    costPerCustomer: per('cost-per-customer', 'won', 'Nobody has become a customer here.'),
    revenue: money('revenue', revenue, (currency) => ({ ...of('won'), currency })),
    return: figureOf({ metric: 'return', ...returnOf(cost, revenue), leads: null, ...at }),
  };
}

/** Why there is no single sum of money; undefined where there is one. */
function whyNotOne(amounts: Amounts, what: 'cost' | 'revenue'): string | undefined {
  if (amounts.size === 0) return what === 'cost' ? noCost : 'No deal was won here yet.';
  if (amounts.size === 1) return undefined;
  return `The ${what} is in ${[...amounts.keys()].join(' and ')}, and currencies are never added.`;
}

function returnOf(cost: Amounts, revenue: Amounts) {
  const [[spent, numberOfCost] = ['', 0]] = cost;
  const [[earned, numberOfRevenue] = [spent, 0]] = revenue;
  const isSame = spent === earned;
  const why =
    whyNotOne(cost, 'cost') ??
    (revenue.size > 1 ? whyNotOne(revenue, 'revenue') : undefined) ??
    (isSame ? 'The cost is 0.' : `The cost is in ${spent}, the revenue in ${earned}.`);
  const isSaid = cost.size === 1 && revenue.size <= 1 && isSame;
  return {
    unit: 'share' as const,
    numerator: isSaid ? Number(numberOfRevenue) : null,
    ...(isSaid && { denominator: Number(numberOfCost) }),
    otherwise: why,
  };
}

function budgetOf({ budgets }: CampaignGroup): Amounts {
  const sums = new Map<string, WholeNumber>();
  for (const { budget } of budgets) {
    sums.set(budget.currency, addWhole(sums.get(budget.currency) ?? 0, budget.amount));
  }
  return new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Of the whole budget, also where the row is of one month. */
function budgetUsed(sums: CampaignSums, group: CampaignGroup, months: readonly string[]) {
  const budgets = budgetOf(group);
  const [[currency, planned] = ['', 0]] = budgets;
  const cost = sums.costOf(
    group.budgets.flatMap(({ campaigns }) => campaigns),
    months,
  );
  const others = [...cost].filter(([one, amount]) => one !== currency && Number(amount) !== 0);
  const why =
    budgets.size === 0
      ? 'No budget is planned here.'
      : budgets.size > 1
        ? `The budgets are in ${[...budgets.keys()].join(' and ')}, and currencies are never added.`
        : others.length > 0
          ? `The budget is in ${currency}, and there is a cost in ${others.map(([one]) => one).join(' and ')}.`
          : undefined;
  return {
    unit: 'share' as const,
    numerator: why === undefined ? Number(cost.get(currency) ?? 0) : null,
    ...(why === undefined && { denominator: Number(planned) }),
    ...(why !== undefined && { otherwise: why }),
    leads: null,
  };
}
