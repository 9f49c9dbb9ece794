import { legalActs } from './handoff-transitions.js';
import type { Act, Handoff } from './handoff.js';

/** A handoff as callers see it. */
export interface DescribedHandoff extends Omit<Handoff, '_id' | 'purchases' | 'unassignable'> {
  readonly leadId: string;
  readonly purchases: number;
  /** What may be done to it now. */
  readonly legal: readonly Act[];
}

export function describeHandoff(handoff: Handoff): DescribedHandoff {
  const { _id: leadId, purchases, unassignable: _, ...rest } = handoff;
  return { leadId, ...rest, purchases: purchases.count, legal: legalActs(handoff.stage) };
}
