import type { LeadQualified } from '@smarketing/contracts';
import { advance } from './handoff.js';
import type { Handoff } from './handoff.schema.js';
import type { Stage } from './stages.js';

/** Scoring says who may come again, by the playbook; a customer never does. */
const ended: readonly Stage[] = ['recycled', 'lost', 'disqualified'];

/**
 * The lead waits for a rep, in a new cycle. Undefined, nothing to do: for a cycle that is known, for a
 * lead that sales is working on, and for a customer.
 */
export function qualifyLead(
  handoff: Handoff | undefined,
  { leadId, cycle, score, channel }: Pick<LeadQualified, 'leadId' | 'cycle' | 'score' | 'channel'>,
  at: Date,
): Handoff | undefined {
  if (handoff && (cycle <= handoff.cycle || !ended.includes(handoff.stage))) return undefined;
  const {
    repId: _rep,
    opportunityId: _id,
    expected: _e,
    amount: _a,
    reason: _r,
    imported: _i,
    ...kept
  } = handoff ?? { _id: leadId, purchases: 0, history: [] };
  const waiting = { ...kept, stage: 'qualified', cycle, qualifiedAt: at, score, channel } as const;
  return advance(
    { ...waiting, unassignable: false, times: {} },
    { act: 'qualify', stage: 'qualified', cycle, at },
  );
}
