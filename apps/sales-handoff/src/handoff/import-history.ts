import type { LeadQualifiedElsewhere } from '@smarketing/contracts';
import { advance } from './handoff.js';
import type { Handoff } from './handoff.schema.js';
import type { Stage } from './stages.js';

/** What a lead had come to elsewhere, where sales is done with it. Who was on the way begins anew. */
const ends: Partial<Record<LeadQualifiedElsewhere['stage'], Stage>> = {
  customer: 'won',
  lost: 'lost',
  disqualified: 'disqualified',
};

/**
 * The handoff that stands for what happened in another system; it is nobody's. Undefined, nothing to
 * do: where sales here has had the lead, or has nothing to know.
 */
export function importHistory(
  handoff: Handoff | undefined,
  fact: Pick<LeadQualifiedElsewhere, 'leadId' | 'cycle' | 'stage' | 'score' | 'channel'>,
  at: Date,
): Handoff | undefined {
  const stage = ends[fact.stage];
  if (!stage || (handoff && !handoff.imported)) return undefined;
  const { leadId: _id, cycle, score, channel } = fact;
  const kept = handoff ?? { purchases: 0, history: [] };
  const unknown = { _id, stage, cycle, qualifiedAt: at, score, channel, unassignable: false };
  return advance(
    { ...kept, ...unknown, imported: true, times: {} },
    { act: 'import', stage, cycle, at },
  );
}
