import { LeadAssigned, LeadUnassignable } from '@smarketing/contracts';
import { factOf, type Changed } from './handoff-facts.js';
import { advance } from './handoff.js';
import type { Handoff } from './handoff.schema.js';

/**
 * Gives a waiting lead to a rep. It counts from the qualification, so that leads of long ago keep
 * their dates; where no rep could take it then, or it
 * was merged meanwhile, from `now`: nobody answers for a time before that.
 */
export function assignLead(handoff: Handoff, repId: string, rule: string, now: Date): Changed {
  const { _id: leadId, cycle } = handoff;
  const { restoredAt, ...waiting } = handoff;
  const late = (handoff.unassignable || restoredAt !== undefined) && now > handoff.qualifiedAt;
  const at = late ? now : handoff.qualifiedAt;
  return {
    handoff: advance(waiting, { act: 'assign', stage: 'assigned', cycle, at, repId }),
    facts: [factOf(LeadAssigned, { leadId, repId, cycle, rule }, at)],
  };
}

/** Says, once in a cycle, that nobody can take the lead. It goes on waiting. */
export function declareUnassignable(handoff: Handoff): Changed {
  const { _id: leadId, cycle, qualifiedAt } = handoff;
  return {
    handoff: { ...handoff, unassignable: true },
    facts: [factOf(LeadUnassignable, { leadId, cycle, reason: 'no-active-rep' }, qualifiedAt)],
  };
}
