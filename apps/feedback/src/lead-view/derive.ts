import type { ImportedStage } from '@smarketing/contracts';
import type { Stage } from './stages.js';
import type { LedgerState } from './ledger-states.js';
import type { LeadView } from './lead-view.schema.js';
import { firstCapture } from './own-capture.js';

/**
 * Sets what follows from the rest: cohort, stages reached, ledger state. A lead without
 * LeadCaptured has none of them, whatever else arrived, and so counts nowhere.
 */
export function derive(lead: LeadView): LeadView {
  if (lead.absorbed) {
    const first = firstCapture(lead);
    if (first) lead.captured = first;
    else delete lead.captured;
  }
  if (!lead.captured) return lead;
  lead.cohort = monthOf(lead.captured.time);
  // The lead that stands for it has come at least as far.
  const isMerged = lead.mergedInto !== undefined;
  lead.reached = isMerged ? [] : reachedStages(lead);
  lead.ledger = isMerged ? 'merged' : ledgerState(lead);
  return lead;
}

/** `yyyy-MM` in UTC. */
function monthOf(time: Date): string {
  return time.toISOString().slice(0, 7);
}

function reachedStages(lead: LeadView): Stage[] {
  const won = isCustomer(lead);
  const before = lead.elsewhere ? reachedElsewhere[lead.elsewhere.stage] : 'captured';
  const reached: Record<Stage, boolean> = {
    captured: true,
    qualified: lead.qualified !== undefined,
    assigned: lead.first.assigned !== undefined,
    accepted: lead.first.accepted !== undefined,
    opportunity: lead.first.opportunity !== undefined,
    won,
    customers: won && lead.churned === undefined,
  };
  const stages = Object.keys(reached) as Stage[];
  const least = stages.indexOf(before);
  return stages.filter((stage, index) => reached[stage] || index <= least);
}

/** In another system, the furthest stage of which is known that it was passed. */
const reachedElsewhere: Record<ImportedStage, Stage> = {
  qualified: 'qualified',
  opportunity: 'opportunity',
  customer: 'won',
  lost: 'opportunity',
  disqualified: 'captured',
};

function isCustomer({ deal, elsewhere }: LeadView): boolean {
  return deal?.outcome === 'won' || elsewhere?.stage === 'customer';
}

/**
 * A customer stays won. Whoever was recycled, lost or disqualified is open again as soon as it has
 * qualified once more; of its cycles the newest counts.
 */
function ledgerState(lead: LeadView): LedgerState {
  const { handoff, qualified, elsewhere } = lead;
  if (isCustomer(lead)) return 'won';
  if (!handoff && !qualified) return endElsewhere(elsewhere?.stage);
  if (!handoff || (qualified?.cycle ?? 0) > handoff.cycle) return 'open';
  if (handoff.state === 'closed') return 'lost';
  const { state } = handoff;
  return state === 'recycled' || state === 'disqualified' ? state : 'open';
}

function endElsewhere(stage: ImportedStage | undefined): LedgerState {
  return stage === 'lost' || stage === 'disqualified' ? stage : 'open';
}
