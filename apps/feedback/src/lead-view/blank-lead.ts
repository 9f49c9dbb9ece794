import type { LeadView } from './lead-view.schema.js';

/** The newest entries that a lead keeps; `timeline.count` says how many facts there were in all. */
export const timelineLimit = 200;

/** A lead of which nothing is known yet. */
export function blankLead(leadId: string): LeadView {
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
