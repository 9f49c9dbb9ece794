import type { LeadView } from '../lead-view/lead-view.schema.js';
import type { Count } from '../counters/counters.js';

/**
 * What a customer adds, by the month in which he was won: leaving, buying again, revenue. One that another
 * lead stands for is no customer besides that one; the money that it brought was brought all the same.
 */
export function contributeRetention(lead: LeadView): Count[] {
  const { captured, mergedInto, deal, churned, purchases } = lead;
  if (!captured || deal?.outcome !== 'won') return [];
  if (mergedInto !== undefined) return revenueOf(lead);
  const cohort = monthOf(deal.time);
  const counts: Count[] = [[['retention', 'won', cohort], 1]];
  if (churned) counts.push([['retention', 'churned', cohort, monthOf(churned.time)], 1]);
  if (purchases.count > 0) {
    counts.push([['retention', 'repeat', cohort], 1]);
    counts.push([['retention', 'purchases', cohort], purchases.count]);
  }
  return [...counts, ...revenueOf(lead)];
}

function revenueOf({ deal, purchases }: LeadView): Count[] {
  const counts: Count[] = [];
  if (deal?.amount) {
    counts.push([['retention', 'first-revenue', deal.amount.currency], deal.amount.amount]);
  }
  for (const [currency, amount] of Object.entries(purchases.amounts)) {
    counts.push([['retention', 'repeat-revenue', currency], amount]);
  }
  return counts;
}

/** `yyyy-MM` in UTC. */
function monthOf(time: Date): string {
  return time.toISOString().slice(0, 7);
}
