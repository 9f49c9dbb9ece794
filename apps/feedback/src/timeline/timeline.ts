import type { Campaign } from '../campaigns/campaign.schema.js';
import type { LeadView, TimelineEntry } from '../lead-view/lead-view.schema.js';

export interface Timeline {
  leadId: string;
  /** Null where LeadCaptured has not arrived yet. */
  capturedAt: Date | null;
  outcome: string | null;
  score: number | null;
  /** Absent where it belongs to none. */
  accountId?: string;
  /** Facts about the lead in all; `entries` holds the newest of them. */
  facts: number;
  /** The oldest first. */
  entries: TimelineEntry[];
  /** The campaigns that the entries name; marketing-intake knows what they are called. */
  campaigns: Record<string, { channel: string }>;
}

export function campaignIdsOf({ timeline }: LeadView): string[] {
  const ids = timeline.entries.map(({ details }) => details?.['campaignId']);
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
}

export function timelineOf(lead: LeadView, campaigns: readonly Campaign[]): Timeline {
  return {
    leadId: lead._id,
    capturedAt: lead.captured?.time ?? null,
    outcome: lead.ledger ?? null,
    score: lead.score ?? null,
    ...(lead.accountId && { accountId: lead.accountId }),
    facts: lead.timeline.count,
    entries: lead.timeline.entries,
    campaigns: Object.fromEntries(campaigns.map(({ _id, channel }) => [_id, { channel }])),
  };
}
