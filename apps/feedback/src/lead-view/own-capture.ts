import { firstOfLeads } from '@smarketing/contracts';
import type { LeadCapture, LeadView } from './lead-view.schema.js';

/** How the lead came itself, whatever it has absorbed. */
export function ownCapture({
  absorbed,
  ownCapture: own,
  captured,
}: LeadView): LeadCapture | undefined {
  return absorbed ? own : captured;
}

export function setOwnCapture(lead: LeadView, capture: LeadCapture): void {
  if (lead.absorbed) lead.ownCapture = capture;
  else lead.captured = capture;
}

/** How the first of all leads came that are this one. A lead without its own capture has not come yet. */
export function firstCapture(lead: LeadView): LeadCapture | undefined {
  const own = ownCapture(lead);
  if (!own || !lead.absorbed) return own;
  const others = Object.entries(lead.absorbed).map(
    ([leadId, { time: at, channel, campaignId }]): Contact => ({
      leadId,
      at,
      channel,
      ...(campaignId === undefined ? {} : { campaignId }),
    }),
  );
  const { time: at, source, ...where } = own;
  const first = firstOfLeads<Contact>({ leadId: lead._id, at, ...where }, others);
  const { channel, campaignId } = first;
  return { time: first.at, channel, source, ...(campaignId === undefined ? {} : { campaignId }) };
}

interface Contact {
  readonly leadId: string;
  readonly at: Date;
  readonly channel: string;
  readonly campaignId?: string;
}
