import type { LeadErased } from '@smarketing/contracts';
import type { Arrived } from '@smarketing/event-bus';
import { blankLead } from './blank-lead.js';
import { leadFold } from './lead-fold.js';
import type { LeadView } from './lead-view.schema.js';

const asErased = leadFold<LeadErased>(['ground'], (lead, { data: { ground }, time }) => {
  lead.erased = { time, ground };
  lead.ledger = 'erased';
});

/** What remains is what the fact itself says, so that it is the same whatever had arrived before. */
export function eraseLead(_known: LeadView | undefined, fact: Arrived<LeadErased>): LeadView {
  return asErased(blankLead(fact.key), fact);
}
