import { legalActs } from './handoff-transitions.js';
import type { HandoffDto } from './handoff.dto.js';
import type { Handoff } from './handoff.schema.js';

/** A handoff as callers see it. */
export function describeHandoff(handoff: Handoff): Pick<HandoffDto, keyof HandoffDto> {
  const { _id: leadId, unassignable: _, qualifiedBy: _origin, restoredAt: _at, ...rest } = handoff;
  const legal = rest.mergedInto === undefined ? legalActs(handoff.stage) : [];
  return { leadId, ...rest, legal };
}
