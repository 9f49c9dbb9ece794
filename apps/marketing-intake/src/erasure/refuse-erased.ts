import { ProblemError } from '@smarketing/http';
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

/** Throws a ProblemError (410) for one that was erased. */
export function refuseErased(lead: Lead): void {
  if (lead.erased) throw leadWasErased(lead);
}
