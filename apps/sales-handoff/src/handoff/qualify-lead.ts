import type { LeadQualified } from '@smarketing/contracts';
import { advance, type Handoff } from './handoff.js';

/**
 * The lead waits for a rep, in a new cycle. Undefined, nothing to do: for a cycle that is known, and
 * for a lead that sales is working on or is done with; only one that was given back comes again.
 */
export function qualifyLead(
  handoff: Handoff | undefined,
  { leadId, cycle, score, channel }: Pick<LeadQualified, 'leadId' | 'cycle' | 'score' | 'channel'>,
  at: Date,
): Handoff | undefined {
  if (handoff && (cycle <= handoff.cycle || handoff.stage !== 'recycled')) return undefined;
  const {
    repId: _rep,
    opportunityId: _id,
    expected: _e,
    amount: _a,
    reason: _r,
    ...kept
  } = handoff ?? { _id: leadId, purchases: 0, history: [] };
  const waiting = { ...kept, stage: 'qualified', cycle, qualifiedAt: at, score, channel } as const;
  return advance(
    { ...waiting, unassignable: false, times: {} },
    { act: 'qualify', stage: 'qualified', cycle, at },
  );
}
