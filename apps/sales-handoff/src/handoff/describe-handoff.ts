import { legalActs } from './handoff-transitions.js';
import type { Act, Handoff } from './handoff.js';

/** A handoff as callers see it. */
export interface DescribedHandoff extends Omit<Handoff, '_id' | 'unassignable' | 'qualifiedBy'> {
  readonly leadId: string;
  /** What may be done to it now. */
  readonly legal: readonly Act[];
}

export function describeHandoff(handoff: Handoff): DescribedHandoff {
  const { _id: leadId, unassignable: _, qualifiedBy: _origin, ...rest } = handoff;
  return { leadId, ...rest, legal: legalActs(handoff.stage) };
}
