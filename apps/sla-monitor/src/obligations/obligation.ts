import type { ObligedAct } from '@smarketing/playbook';
import type { Obligation } from './duties.schema.js';

const firstAct: ObligedAct = 'accept-or-reject';

/** The act as it is stored, so that what was armed before there were others is as a rebuild makes it. */
export function namedAct(act: ObligedAct): { act?: ObligedAct } {
  return act === firstAct ? {} : { act };
}

export function actOf({ act = firstAct }: Obligation): ObligedAct {
  return act;
}

export function isOpen({ state }: Obligation): boolean {
  return state === 'armed' || state === 'atRisk';
}

/** What every fact about an obligation names. */
export function named(leadId: string, { id, level, cycle, repId, due }: Obligation) {
  return { subject: leadId, obligationId: id, level, cycle, repId, due: due.toISOString() };
}
