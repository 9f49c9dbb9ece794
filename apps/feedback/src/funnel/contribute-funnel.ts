import type { LeadView } from '../lead-view/lead-view.schema.js';
import type { Count } from '../counters/counters.js';

/** Every stage that the lead has reached: in all, for its channel and for its month of capture. */
export function contributeFunnel({ captured, cohort, reached }: LeadView): Count[] {
  if (!captured || !cohort) return [];
  return reached.flatMap((stage): Count[] => [
    [['funnel', 'all', '', stage], 1],
    [['funnel', 'channel', captured.channel, stage], 1],
    [['funnel', 'cohort', cohort, stage], 1],
  ]);
}
