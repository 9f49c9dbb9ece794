import type { LeadView } from '../lead-view/lead-view.schema.js';
import type { Count } from '../counters/counters.js';
import { campaignStages } from './campaign-stages.js';

/**
 * How far the leads of a campaign and of a channel came, by the month of the first contact, and what
 * they brought. A lead that came by no campaign counts in no campaign.
 */
export function contributeCampaigns({ captured, cohort, reached, deal }: LeadView): Count[] {
  if (!captured || !cohort) return [];
  const { channel, campaignId } = captured;
  const places = [
    ['channel', channel, cohort],
    ...(campaignId === undefined ? [] : [['campaign', campaignId, cohort]]),
  ];
  const revenue = deal?.outcome === 'won' ? deal.amount : undefined;
  return places.flatMap((place): Count[] => [
    ...campaignStages
      .filter((stage) => reached.includes(stage))
      .map((stage): Count => [[...place, stage], 1]),
    ...(revenue ? [[[...place, 'revenue', revenue.currency], revenue.amount] as const] : []),
  ]);
}
