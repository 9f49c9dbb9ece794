import type { ImportedStage } from '@smarketing/contracts';
import type { Stage } from './stages.js';
import type { LedgerState } from './ledger-states.js';
import type { LeadStory } from './lead-story.schema.js';

/**
 * Sets what follows from the told facts: cohort, stages reached, ledger state. A story without
 * LeadCaptured has none of them, whatever else arrived, and so counts nowhere.
 */
export function takeStanding(story: LeadStory): LeadStory {
  if (!story.captured) return story;
  story.cohort = monthOf(story.captured.time);
  story.reached = reachedStages(story);
  story.ledger = ledgerState(story);
  return story;
}

/** `yyyy-MM` in UTC. */
function monthOf(time: Date): string {
  return time.toISOString().slice(0, 7);
}

function reachedStages(story: LeadStory): Stage[] {
  const won = isCustomer(story);
  const before = story.elsewhere ? reachedElsewhere[story.elsewhere.stage] : 'captured';
  const reached: Record<Stage, boolean> = {
    captured: true,
    qualified: story.qualified !== undefined,
    assigned: story.first.assigned !== undefined,
    accepted: story.first.accepted !== undefined,
    opportunity: story.first.opportunity !== undefined,
    won,
    customers: won && story.churned === undefined,
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

function isCustomer({ deal, elsewhere }: LeadStory): boolean {
  return deal?.outcome === 'won' || elsewhere?.stage === 'customer';
}

/**
 * A customer stays won. Whoever was recycled, lost or disqualified is open again as soon as it has
 * qualified once more; of its cycles the newest counts.
 */
function ledgerState(story: LeadStory): LedgerState {
  const { handoff, qualified, elsewhere } = story;
  if (isCustomer(story)) return 'won';
  if (!handoff && !qualified) return endElsewhere(elsewhere?.stage);
  if (!handoff || (qualified?.cycle ?? 0) > handoff.cycle) return 'open';
  if (handoff.state === 'closed') return 'lost';
  const { state } = handoff;
  return state === 'recycled' || state === 'disqualified' ? state : 'open';
}

function endElsewhere(stage: ImportedStage | undefined): LedgerState {
  return stage === 'lost' || stage === 'disqualified' ? stage : 'open';
}
