import type { Handoff } from './handoff.schema.js';

/** What remains of it: without a stage it is in no inbox, and nobody can do anything with it. */
export function eraseHandoff(leadId: string, erased: Date): Handoff {
  return { _id: leadId, erased } as Handoff;
}
