import type { LeadView } from '../lead-view/lead-view.schema.js';
import type { Count } from '../counters/counters.js';

/**
 * Whole seconds from the first contact to the won deal, one counter for each value, so that any
 * percentile is exact. A deal won before the first contact counts with its negative time and
 * besides as a fault of the data.
 */
export function contributeVelocity({ captured, mergedInto, deal }: LeadView): Count[] {
  if (!captured || mergedInto !== undefined || deal?.outcome !== 'won') return [];
  const milliseconds = deal.time.getTime() - captured.time.getTime();
  const counts: Count[] = [[['daysToWon', String(Math.floor(milliseconds / 1000))], 1]];
  if (milliseconds < 0) counts.push([['fault', 'won-before-capture'], 1]);
  return counts;
}
