import type {
  LeadAbsorbed,
  LeadMergedAway,
  LeadRestored,
  LeadUnmerged,
} from '@smarketing/contracts';
import { leadFold } from './lead-fold.js';
import type { LeadView } from './lead-view.schema.js';

/** What is known of the other lead is replaced, and its touchpoints add up: each comes once. */
export const applyAbsorbed = leadFold<LeadAbsorbed>(['absorbedId'], (lead, { data }) => {
  const { absorbedId, first, touchpoints } = data;
  const { channel, campaignId, at } = first;
  const before = lead.absorbed?.[absorbedId]?.touchpoints ?? 0;
  if (!lead.absorbed && lead.captured) lead.ownCapture = lead.captured;
  lead.absorbed = {
    ...lead.absorbed,
    [absorbedId]: {
      time: new Date(at),
      channel,
      ...(campaignId === undefined ? {} : { campaignId }),
      touchpoints: before + touchpoints.length,
    },
  };
});

export const applyUnmerged = leadFold<LeadUnmerged>([], (lead, { data }) => {
  if (!lead.absorbed) return;
  const kept = Object.entries(lead.absorbed).filter(
    ([leadId]) => !data.absorbedIds.includes(leadId),
  );
  lead.absorbed = Object.fromEntries(kept);
  if (kept.length === 0) standAlone(lead);
});

export const applyMergedAway = leadFold<LeadMergedAway>(['into'], (lead, { data }) => {
  lead.mergedInto = data.into;
});

export const applyRestored = leadFold<LeadRestored>([], (lead) => {
  delete lead.mergedInto;
});

/** Nothing remains of what it had absorbed. */
function standAlone(lead: LeadView): void {
  delete lead.absorbed;
  delete lead.captured;
  if (lead.ownCapture) lead.captured = lead.ownCapture;
  delete lead.ownCapture;
}
