import { ProblemError } from '@smarketing/http';
import { noSuchLead } from '../capture/no-such-lead.js';
import type { Lead } from '../capture/lead.schema.js';

/** Nothing can be read or written of a lead that was erased. */
export function leadWasErased({ _id: leadId, erased }: Lead): ProblemError {
  return new ProblemError({
    status: 410,
    type: 'lead-erased',
    title: 'The lead was erased',
    detail: `Lead ${leadId} was erased on ${erased!.at.toISOString()} (${erased!.ground}): nothing is kept about it. Captured once more, the same person is a new lead; GET /v1/erasures/${leadId} has the receipt.`,
  });
}

/** The lead, where it is there. Throws a ProblemError (404, 410). */
export function presentLead(lead: Lead | undefined, leadId: string): Lead {
  if (!lead) throw noSuchLead(leadId);
  refuseErased(lead);
  return lead;
}

/** Throws a ProblemError (410) for one that was erased. */
export function refuseErased(lead: Lead): void {
  if (lead.erased) throw leadWasErased(lead);
}
