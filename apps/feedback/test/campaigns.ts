import { CampaignCostRecorded, contractOf } from '@smarketing/contracts';
import type { Arrived } from '@smarketing/event-bus';
import { campaigns } from '../src/campaigns/campaigns.view.js';
import type { Campaign } from '../src/campaigns/campaign.schema.js';
import { CounterSums } from '../src/counters/counter-sums.js';
import { arrived } from './leads.js';

const folds = new Map(campaigns.folds!.map(({ fact, fold }) => [contractOf(fact).type, fold]));
const nothing = { now: new Date(0), newId: () => '', reference: undefined, rules: 1 };

/** The campaign with the fact applied, by the fold of the view. */
export function appliedTo(campaign: Campaign | undefined, fact: Arrived): Campaign {
  return folds.get(fact.type)!(campaign, fact, nothing)!.document as Campaign;
}

export function costOn(day: string, amount: number, currency = 'EUR', platform = 'google-ads') {
  const campaignId = 'c';
  return (sequence: number) =>
    arrived(
      CampaignCostRecorded,
      { campaignId, platform, day, zone: 'UTC', amount: { amount, currency } },
      { time: '2026-11-01T00:00:00Z', sequence },
    );
}

/** The sums that the counters of the view would hold. */
export function costSumsOf(documents: readonly Campaign[]): CounterSums {
  const sums: Record<string, number> = {};
  for (const document of documents) {
    for (const [id, amount] of Object.entries(campaigns.contribute!(document))) {
      sums[id] = (sums[id] ?? 0) + amount;
    }
  }
  return new CounterSums(sums);
}
