import type { Stage } from '../funnel/stages.js';
import type { LedgerState } from '../ledger/ledger-states.js';
import type { LeadStory } from './lead-story.js';

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
  const won = story.deal?.outcome === 'won';
  const reached: Record<Stage, boolean> = {
    captured: true,
    qualified: story.qualified !== undefined,
    assigned: story.first.assigned !== undefined,
    accepted: story.first.accepted !== undefined,
    opportunity: story.first.opportunity !== undefined,
    won,
    customers: won && story.churned === undefined,
  };
  return (Object.keys(reached) as Stage[]).filter((stage) => reached[stage]);
}

/**
 * A customer stays won. Whoever was recycled, lost or disqualified is open again as soon as it has
 * qualified once more; of its cycles the newest counts.
 */
function ledgerState({ deal, handoff, qualified }: LeadStory): LedgerState {
  if (deal?.outcome === 'won') return 'won';
  if (!handoff || (qualified?.cycle ?? 0) > handoff.cycle) return 'open';
  if (handoff.state === 'closed') return 'lost';
  const { state } = handoff;
  return state === 'recycled' || state === 'disqualified' ? state : 'open';
}
