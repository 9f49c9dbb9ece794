import type { Campaign } from '../campaigns/campaign.schema.js';
import type { LeadStory, TimelineEntry } from '../lead-story/lead-story.schema.js';

export interface Timeline {
  leadId: string;
  /** Null where LeadCaptured has not arrived yet. */
  capturedAt: Date | null;
  outcome: string | null;
  score: number | null;
  /** Facts told of the lead in all; `entries` holds the newest of them. */
  facts: number;
  /** The oldest first. */
  entries: TimelineEntry[];
  /** The campaigns that the entries name; marketing-intake knows what they are called. */
  campaigns: Record<string, { channel: string }>;
}

export function campaignIdsOf({ timeline }: LeadStory): string[] {
  const ids = timeline.entries.map(({ details }) => details?.['campaignId']);
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
}

export function timelineOf(story: LeadStory, campaigns: readonly Campaign[]): Timeline {
  return {
    leadId: story._id,
    capturedAt: story.captured?.time ?? null,
    outcome: story.ledger ?? null,
    score: story.score ?? null,
    facts: story.timeline.count,
    entries: story.timeline.entries,
    campaigns: Object.fromEntries(campaigns.map(({ _id, channel }) => [_id, { channel }])),
  };
}
