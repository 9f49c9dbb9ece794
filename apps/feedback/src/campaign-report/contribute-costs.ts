import type { Campaign } from '../campaigns/campaign.schema.js';
import type { Count } from '../counters/counters.js';

/** What a campaign has cost, by month and currency, and how many reports say so: also where it was 0. */
export function contributeCosts({ _id, costs = {} }: Pick<Campaign, '_id' | 'costs'>): Count[] {
  return Object.entries(costs).flatMap(([key, { amount, currency }]): Count[] => {
    const month = key.slice(0, 'yyyy-MM'.length);
    return [
      [['cost', _id, month, 'reports', currency], 1],
      [['cost', _id, month, 'amount', currency], amount],
    ];
  });
}
