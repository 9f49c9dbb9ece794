import type { ObligedAct } from '@smarketing/playbook';

export const obligationStates = ['armed', 'atRisk', 'met', 'breached'] as const;

/** `armed` and `atRisk` are open: the act is still owed. `met` and `breached` are settled. */
export type ObligationState = (typeof obligationStates)[number];

/** One duty of a service level towards one lead, in one cycle of its handoff. */
export interface Obligation {
  /** `<leadId>:<level>:<cycle>`. */
  id: string;
  /** Id of the service level in the playbook. */
  level: string;
  /** What has to be done; absent for the first act that there was, see {@link actOf}. */
  act?: ObligedAct;
  cycle: number;
  repId: string;
  armedAt: Date;
  due: Date;
  atRiskAt: Date;
  /** How long after the due a breach is declared. */
  graceSeconds: number;
  state: ObligationState;
  /** True where a breach was taken back: the act had happened in time, its fact came late. */
  corrected: boolean;
  metAt: Date | null;
  /** Business minutes from arming to the act, where it was done in time. */
  usedMinutes: number | null;
  /** Id of the calendar that its minutes count in, of the playbook version below. */
  calendar: string;
  /** The version it was armed under. It stays under that version whatever is published later. */
  playbook: number;
}

const firstAct: ObligedAct = 'accept-or-reject';

/** The act as it is stored, so that what was armed before there were others is as a rebuild makes it. */
export function namedAct(act: ObligedAct): { act?: ObligedAct } {
  return act === firstAct ? {} : { act };
}

export function actOf({ act = firstAct }: Obligation): ObligedAct {
  return act;
}

/** All that is or was owed for one lead. */
export interface Duties {
  /** leadId. */
  _id: string;
  obligations: Obligation[];
  /** The next deadline of all; null when nothing is owed. May lie in the past: then it is now. */
  wakeAt: Date | null;
}

export function isOpen({ state }: Obligation): boolean {
  return state === 'armed' || state === 'atRisk';
}

/** What every fact about an obligation names. */
export function named(leadId: string, { id, level, cycle, repId, due }: Obligation) {
  return { subject: leadId, obligationId: id, level, cycle, repId, due: due.toISOString() };
}
