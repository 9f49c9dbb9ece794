import type { Rep } from '../reps/rep.schema.js';
import type { HandoffCommand } from './handoff.js';
import type { Handoff } from './handoff.schema.js';

/** Roles that act for any rep, whoever is linked to him; who may do less stands first. */
export const rolesForOthers = ['sales-lead', 'revops', 'service'] as const;

/** A caller as far as it matters to whom he may act for. */
export interface Acting {
  readonly subject: string;
  readonly roles: readonly string[];
}

export type ActingRole = 'sales' | (typeof rolesForOthers)[number];

export type Authority = { readonly role: ActingRole } | { readonly notFor: string };

/**
 * In which role the caller may do this. `sales` suffices where every rep concerned, the one who has the
 * lead and the one who shall take it on, is linked to the caller's subject or to none; for others a
 * role for others is needed, and then is what the act is recorded under. Else: whose lead it is.
 */
export function authoriseAct(
  handoff: Handoff,
  command: HandoffCommand,
  { subject, roles }: Acting,
  reps: ReadonlyMap<string, Pick<Rep, 'subject'>>,
): Authority {
  const others = concernedBy(handoff, command).filter((repId) => {
    const linked = reps.get(repId)?.subject;
    return linked !== undefined && linked !== subject;
  });
  if (others.length === 0 && roles.includes('sales')) return { role: 'sales' };
  const role = rolesForOthers.find((one) => roles.includes(one));
  return role ? { role } : { notFor: others[0] ?? handoff.repId ?? '' };
}

/** The ids of the reps that a command concerns. */
export function concernedBy({ repId }: Handoff, command: HandoffCommand): string[] {
  const named = command.act === 'accept' ? command.repId : undefined;
  return [repId, named].filter((id) => id !== undefined);
}
