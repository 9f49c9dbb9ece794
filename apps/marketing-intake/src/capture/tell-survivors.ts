import { FirstTouchCorrected, LeadProfileUpdated, TouchpointRecorded } from '@smarketing/contracts';
import type { Emission } from '@smarketing/event-bus';
import type { Lead } from './lead.schema.js';
import type { Touchpoint } from '../touchpoints/touchpoint.schema.js';
import { absorbedFacts } from './absorbed-facts.js';

/** What survivors know of a lead that they have absorbed. */
const concerning = new Set<unknown>([LeadProfileUpdated, TouchpointRecorded, FirstTouchCorrected]);

/** The leads that stand for it, the nearest first; none where it is not merged. */
export function survivorsOf({ merged }: Pick<Lead, 'merged'>): readonly string[] {
  return merged?.into ?? [];
}

/** The lead as which a lead is known outside. */
export function outermost(lead: Pick<Lead, '_id' | 'merged'>): string {
  return survivorsOf(lead).at(-1) ?? lead._id;
}

/**
 * What became known of a merged lead under its own identity, for each of those that stand for it: with
 * what is new of it alone. `facts` are those about the lead itself.
 */
export function newsForSurvivors(
  lead: Lead,
  facts: readonly Emission[],
  touchpoint?: Touchpoint,
): { survivorId: string; facts: Emission[] }[] {
  const into = survivorsOf(lead);
  if (into.length === 0) return [];
  const last = facts.findLast(({ fact }) => concerning.has(fact));
  if (!last) return [];
  return into.map((survivorId) => ({
    survivorId,
    facts: absorbedFacts(survivorId, lead, touchpoint ? [touchpoint] : [], last.time),
  }));
}
