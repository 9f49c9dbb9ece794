import { ProblemError } from '@smarketing/http';
import { mostAbsorbed, type Refusal } from './merge-leads.js';

/** Where in the request the lead stands. */
const places = { survivor: 'The lead of the address', absorbed: 'The lead to absorb' } as const;

/** The refusal of a merge: which of the two is the trouble, why, and what to do. */
export function refuseMerge(
  refusal: Refusal,
  { leadId, absorb }: { readonly leadId: string; readonly absorb: string },
): ProblemError {
  switch (refusal.why) {
    case 'itself':
      return new ProblemError({
        status: 422,
        type: 'invalid-request',
        title: 'The request is not valid',
        detail: `/absorb: is the lead of the address, ${leadId}. A lead is merged into another one.`,
        errors: [{ pointer: '/absorb', detail: 'is the lead of the address' }],
      });
    case 'erased': {
      const erasedId = refusal.of === 'survivor' ? leadId : absorb;
      return leadErased(`${places[refusal.of]}, ${erasedId},`, refusal.at);
    }
    case 'merged': {
      const mergedId = refusal.of === 'survivor' ? leadId : absorb;
      return new ProblemError({
        status: 409,
        type: 'merged-already',
        title: 'The lead is merged already',
        detail:
          `${places[refusal.of]}, ${mergedId}, was merged into lead ${refusal.into} at ${refusal.at.toISOString()}. ` +
          (refusal.of === 'survivor'
            ? `Merge into ${refusal.into} instead, or unmerge ${mergedId} first.`
            : `Unmerge ${mergedId} first if it belongs elsewhere.`),
        extra: { leadId: mergedId, mergedInto: refusal.into },
      });
    }
    case 'less-far':
      return new ProblemError({
        status: 409,
        type: 'other-survivor',
        title: 'The other lead survives',
        detail:
          `Lead ${absorb} has come further in sales (${refusal.absorbed}) than lead ${leadId} (${refusal.survivor}), ` +
          `so that its stages would count nowhere. Merge ${leadId} into ${absorb} instead.`,
        extra: { survivor: absorb },
      });
    case 'too-many':
      return new ProblemError({
        status: 409,
        type: 'too-many-merged',
        title: 'Too many leads would be one',
        detail: `Lead ${leadId} would stand for ${refusal.leads} others; ${mostAbsorbed} are the most. Nobody has so many identities: look at what was merged into it.`,
      });
  }
}

export function leadErased(which: string, at: Date): ProblemError {
  return new ProblemError({
    status: 410,
    type: 'lead-erased',
    title: 'The lead was erased',
    detail: `${which} was erased at ${at.toISOString()}: nothing of it is left to merge or to unmerge.`,
  });
}

/** A merged lead goes with the one that stands for it: nothing of the person may stay behind. */
export function erasedWithSurvivor(leadId: string, into: string): ProblemError {
  return new ProblemError({
    status: 409,
    type: 'merged-already',
    title: 'Another lead stands for this one',
    detail: `Lead ${leadId} was merged into lead ${into}: erase that one, and this one is erased with it. If they are two persons, unmerge ${leadId} first.`,
    extra: { leadId, mergedInto: into },
  });
}

export function notMerged(leadId: string): ProblemError {
  return new ProblemError({
    status: 409,
    type: 'not-merged',
    title: 'The lead is not merged',
    detail: `Lead ${leadId} stands for itself: it is not merged into any other. GET /v1/leads/${leadId} lists under absorbed what was merged into it.`,
  });
}
