import { addWhole, type Money, type WholeNumber } from '@smarketing/contracts';
import type { CounterSums } from '../counters/counter-sums.js';
import type { Campaign } from '../campaigns/campaign.schema.js';
import type { CampaignStage } from './campaign-stages.js';

/** A campaign without its single costs. */
export type CampaignHead = Omit<Campaign, 'costs'>;

/** What one row of the report is about: all that counts in it, by places of the counters. */
export interface CampaignGroup {
  readonly key: string;
  /** Paths of the counters of leads, each without the month. */
  readonly leads: readonly (readonly string[])[];
  /** The campaigns whose costs count here. */
  readonly campaigns: readonly string[];
  /** Of campaigns that have one: the budget, and all whose costs use it. */
  readonly budgets: readonly { readonly budget: Money; readonly campaigns: readonly string[] }[];
}

/** Sums of money by currency; a currency in which all reports are 0 only where there is no other. */
export type Amounts = ReadonlyMap<string, WholeNumber>;

/** What the counters say, for any months. */
export class CampaignSums {
  constructor(
    private readonly leads: CounterSums,
    private readonly costs: CounterSums,
  ) {}

  /** The months in which the group has leads or costs. */
  monthsOf({ leads, campaigns }: CampaignGroup): string[] {
    const months = [
      ...leads.flatMap((path) => this.leads.below(...path)),
      ...campaigns.flatMap((id) => this.costs.below('cost', id)),
    ];
    return [...new Set(months)].sort();
  }

  leadsOf({ leads }: CampaignGroup, months: readonly string[], stage: CampaignStage): number {
    const counts = leads.flatMap((path) =>
      months.map((month) => this.leads.of(...path, month, stage)),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  revenueOf({ leads }: CampaignGroup, months: readonly string[]): Amounts {
    const paths = leads.flatMap((path) => months.map((month) => [...path, month, 'revenue']));
    return sumOf(
      paths.flatMap((path) =>
        this.leads
          .amountsBelow(...path)
          .map((currency) => [currency, this.leads.amountOf(...path, currency)] as const),
      ),
    );
  }

  costOf(campaigns: readonly string[], months: readonly string[]): Amounts {
    const paths = campaigns.flatMap((id) => months.map((month) => ['cost', id, month]));
    const all = sumOf(
      paths.flatMap((path) =>
        this.costs
          .below(...path, 'reports')
          .map((currency) => [currency, this.costs.amountOf(...path, 'amount', currency)] as const),
      ),
    );
    const spent = new Map([...all].filter(([, amount]) => Number(amount) !== 0));
    return spent.size > 0 ? spent : new Map([...all].slice(0, 1));
  }
}

function sumOf(amounts: readonly (readonly [string, WholeNumber])[]): Amounts {
  const sums = new Map<string, WholeNumber>();
  for (const [currency, amount] of amounts.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    sums.set(currency, addWhole(sums.get(currency) ?? 0, amount));
  }
  return sums;
}

/** Every campaign that counts on its own, with those that are part of it. */
export function groupsByCampaign(
  campaigns: readonly CampaignHead[],
  leads: CounterSums,
  costs: CounterSums,
): CampaignGroup[] {
  const heads = new Map(campaigns.map((campaign) => [campaign._id, campaign]));
  const known = [...heads.keys(), ...leads.below('campaign'), ...costs.below('cost')];
  const members = Map.groupBy(new Set(known), (id) => heads.get(id)?.partOf ?? id);
  return [...members].map(([key, ids]) => {
    const budget = heads.get(key)?.budget;
    return {
      key,
      leads: ids.map((id) => ['campaign', id]),
      campaigns: ids,
      budgets: budget ? [{ budget, campaigns: ids }] : [],
    };
  });
}

/** Every channel: its leads by the channel of their first contact, its costs by that of their campaign. */
export function groupsByChannel(
  campaigns: readonly CampaignHead[],
  leads: CounterSums,
  costs: CounterSums,
): CampaignGroup[] {
  const channels = new Map(campaigns.map(({ _id, channel }) => [_id, channel]));
  const ofCampaigns = Map.groupBy(
    groupsByCampaign(campaigns, leads, costs),
    ({ key }) => channels.get(key) ?? 'unknown',
  );
  const keys = new Set([...leads.below('channel'), ...ofCampaigns.keys()]);
  return [...keys].map((key) => {
    const groups = ofCampaigns.get(key) ?? [];
    return {
      key,
      leads: [['channel', key]],
      campaigns: groups.flatMap((group) => group.campaigns),
      budgets: groups.flatMap((group) => group.budgets),
    };
  });
}

/** All of them as one. */
export function allTogether(groups: readonly CampaignGroup[]): CampaignGroup {
  return {
    key: '',
    leads: groups.flatMap(({ leads }) => leads),
    campaigns: groups.flatMap(({ campaigns }) => campaigns),
    budgets: groups.flatMap(({ budgets }) => budgets),
  };
}
