import { LeadStageImported, type ImportedStage } from '@smarketing/contracts';
import type { Emission } from '@smarketing/event-bus';
import type { Lead } from '../capture/lead.schema.js';

/**
 * A lead of which another system says how far it has come. Undefined where that is known, or older than what
 * is. The fact is of now: then it was known, and from then on the lead may come back.
 */
export function importStage(
  lead: Lead,
  { stage, at }: { readonly stage: ImportedStage; readonly at: Date },
  now: Date,
): { lead: Lead; fact: Emission<LeadStageImported> } | undefined {
  if (lead.stage === stage || (lead.stageAt && lead.stageAt > at)) return undefined;
  const time = at > now ? at : now;
  return {
    lead: { ...lead, stage, stageAt: at },
    fact: { fact: LeadStageImported, data: { leadId: lead._id, stage }, time },
  };
}
