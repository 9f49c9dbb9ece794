import { leadSources } from './market.js';
import { randomOf } from './random.js';

/** What the demo company plans for a campaign, and where it pays. Money in cents. */
export interface DemoCampaign {
  readonly code: string;
  readonly name: string;
  readonly budget: number;
  readonly platform: string;
  /** Of an ordinary day; absent where there is one bill for all. */
  readonly daily?: number;
  /** The share of the budget of the one bill. */
  readonly bill?: number;
}

export const demoCampaigns: readonly DemoCampaign[] = [
  {
    code: 'brand',
    name: 'Our own name in search',
    budget: 900_000,
    platform: 'google-ads',
    daily: 8_500,
  },
  {
    code: 'crm-comparison',
    name: 'CRM comparison',
    budget: 2_000_000,
    platform: 'google-ads',
    daily: 21_000,
  },
  {
    code: 'sales-leaders',
    name: 'Sales leaders on LinkedIn',
    budget: 2_400_000,
    platform: 'linkedin',
    daily: 24_500,
  },
  { code: 'retargeting', name: 'Retargeting', budget: 500_000, platform: 'adnet', daily: 5_200 },
  {
    code: 'fair-of-the-season',
    name: 'Fair of the season',
    budget: 1_500_000,
    platform: 'invoice',
    bill: 0.97,
  },
  {
    code: 'pipeline-clinic',
    name: 'Pipeline clinic, the webinar',
    budget: 300_000,
    platform: 'invoice',
    bill: 0.8,
  },
];

export interface DemoCost {
  readonly day: string;
  /** In cents. */
  readonly amount: number;
  readonly impressions?: number;
  readonly clicks?: number;
}

/** The UTM triple by which leads come to a campaign. */
export function utmOfDemoCampaign(code: string) {
  return leadSources.find(({ utm }) => utm?.campaign === code)!.utm!;
}

/** What a campaign costs from one day to another, always the same: less on weekends. */
export function demoCosts(campaign: DemoCampaign, from: string, to: string): DemoCost[] {
  if (campaign.daily === undefined) {
    return [{ day: from, amount: Math.round(campaign.budget * (campaign.bill ?? 1)) }];
  }
  const costs: DemoCost[] = [];
  for (let day = from; day <= to; day = dayAfter(day)) {
    const random = randomOf(`demo-cost/${campaign.code}/${day}`);
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    const share = weekday === 0 || weekday === 6 ? 0.45 : 1;
    const amount = Math.round(campaign.daily * share * random.between(0.8, 1.2));
    const clicks = Math.round(amount / random.between(180, 320));
    costs.push({ day, amount, impressions: clicks * random.whole(25, 60), clicks });
  }
  return costs;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
