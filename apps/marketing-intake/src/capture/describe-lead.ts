import type { LeadDto } from './lead.dto.js';
import type { Lead } from './lead.schema.js';

/** A lead as callers see and change it; how it ended in sales is told beside it. */
export function describeLead(lead: Lead): Omit<LeadDto, 'accountAsked'> {
  const { _id: leadId, source, channel, campaignId, profile, capturedAt, touchpoints } = lead;
  return {
    leadId,
    source,
    channel,
    ...(campaignId && { campaignId }),
    profile,
    capturedAt,
    touchpoints,
    ...(lead.lastTouchpointAt && { lastTouchpointAt: lead.lastTouchpointAt }),
    externalSystems: lead.externalSystems,
    ...(lead.stage && { stage: lead.stage }),
    ...(lead.corrections && { corrections: lead.corrections }),
    ...(lead.merged && { mergedInto: lead.merged.into.at(-1)!, mergedAt: lead.merged.at }),
    ...(lead.absorbed && { absorbed: lead.absorbed }),
  };
}
