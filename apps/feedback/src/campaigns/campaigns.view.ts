import { CampaignCostRecorded, CampaignPlanned } from '@smarketing/contracts';
import { defineView, on, type Arrived } from '@smarketing/event-bus';
import { countersOf } from '../counters/counters.js';
import { contributeCosts } from '../campaign-report/contribute-costs.js';
import { Campaign } from './campaign.schema.js';

/** A campaign planned again is as the newest fact says; its costs stay. */
export const campaigns = defineView(Campaign, {
  // 2: plans, and what campaigns have cost.
  version: 2,
  folds: [on(CampaignPlanned, planned), on(CampaignCostRecorded, costRecorded)],
  contribute: (campaign) => countersOf(campaign, [contributeCosts]),
});

function planned(before: Campaign | undefined, { key, data }: Arrived<CampaignPlanned>) {
  const { channel, origin, partOf, budget, from, to } = data;
  const document: Campaign = {
    _id: key,
    channel,
    origin,
    ...(partOf && { partOf }),
    ...(budget && { budget: { amount: budget.amount, currency: budget.currency } }),
    ...(from && { from }),
    ...(to && { to }),
    ...(before?.costs && { costs: before.costs }),
  };
  return { document };
}

/** Where the plan is lost, as in a log of which a part was deleted, the channel is not known. */
function costRecorded(before: Campaign | undefined, { key, data }: Arrived<CampaignCostRecorded>) {
  const { day, platform, amount } = data;
  const cost = { amount: amount.amount, currency: amount.currency };
  const known: Campaign = before ?? { _id: key, channel: 'unknown' };
  const document: Campaign = {
    ...known,
    costs: { ...known.costs, [`${day}/${platform}`]: cost },
  };
  return { document };
}
