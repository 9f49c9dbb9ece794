import type { LeadStory } from '../lead-story/lead-story.schema.js';
import type { Count } from '../tally/tally.js';

/** One captured lead counts once as captured and once in its state; a lost one also by its reason. */
export function contributeLedger(story: LeadStory): Count[] {
  if (!story.ledger) return [];
  const counts: Count[] = [
    [['ledger', 'captured'], 1],
    [['ledger', story.ledger], 1],
  ];
  if (story.ledger === 'lost')
    counts.push([['ledger', 'lost-for', story.deal?.reason ?? '(none)'], 1]);
  return counts;
}
