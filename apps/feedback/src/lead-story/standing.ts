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

/** A recycled lead is open again as soon as it has qualified once more. */
function ledgerState({ deal, handoff, qualified }: LeadStory): LedgerState {
  if (deal) return deal.outcome;
  if (handoff?.state === 'disqualified') return 'disqualified';
  if (handoff?.state === 'recycled' && (qualified?.cycle ?? 0) <= handoff.cycle) return 'recycled';
  return 'open';
}
