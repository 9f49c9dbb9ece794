import { legalActs } from './handoff-transitions.js';
import type { HandoffDto } from './handoff.dto.js';
import type { Handoff } from './handoff.schema.js';

/** A handoff as callers see it. */
export function describeHandoff(handoff: Handoff): Pick<HandoffDto, keyof HandoffDto> {
  const { _id: leadId, unassignable: _, qualifiedBy: _origin, ...rest } = handoff;
  return { leadId, ...rest, legal: legalActs(handoff.stage) };
}
