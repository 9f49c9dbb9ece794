import type { LeadStory } from './lead-story.schema.js';

/** The newest entries that a story keeps; `timeline.count` says how many facts there were in all. */
export const timelineLimit = 200;

/** A story of which nothing is told yet. */
export function blankStory(leadId: string): LeadStory {
  return {
    _id: leadId,
    touchpoints: 0,
    first: {},
    purchases: { count: 0, amounts: {} },
    obligations: [],
    timeline: { count: 0, entries: [] },
    reached: [],
  };
}
