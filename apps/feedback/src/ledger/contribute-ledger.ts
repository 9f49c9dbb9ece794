import type { LeadView } from '../lead-view/lead-view.schema.js';
import type { Count } from '../counters/counters.js';

/** One captured lead counts once as captured and once in its state; a lost one also by its reason. */
export function contributeLedger(lead: LeadView): Count[] {
  if (!lead.ledger) return [];
  const counts: Count[] = [
    [['ledger', 'captured'], 1],
    [['ledger', lead.ledger], 1],
  ];
  if (lead.ledger === 'lost')
    counts.push([['ledger', 'lost-for', lead.deal?.reason ?? '(none)'], 1]);
  return counts;
}
