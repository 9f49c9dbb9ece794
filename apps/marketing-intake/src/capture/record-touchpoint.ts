import { TouchpointRecorded } from '@smarketing/contracts';
import type { Emission } from '@smarketing/event-bus';
import type { Touchpoint } from '../touchpoints/touchpoint.schema.js';
import type { Lead } from './lead.schema.js';

/** The lead after the touchpoint, and the fact of it. The caller has made sure that it is new. */
export function recordTouchpoint(
  lead: Lead,
  touchpoint: Touchpoint,
): { lead: Lead; fact: Emission<TouchpointRecorded> } {
  const { _id, leadId, kind, channel, campaignId, at } = touchpoint;
  const last = lead.lastTouchpointAt;
  return {
    lead: {
      ...lead,
      touchpoints: lead.touchpoints + 1,
      lastTouchpointAt: last && last > at ? last : at,
    },
    fact: {
      fact: TouchpointRecorded,
      data: { leadId, touchpointId: _id, kind, channel, ...(campaignId && { campaignId }) },
      time: at,
    },
  };
}
