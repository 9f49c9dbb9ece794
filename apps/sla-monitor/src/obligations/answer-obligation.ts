import { businessMinutesBetween } from '@smarketing/business-time';
import { ObligationBreached, ObligationCorrected, ObligationMet } from '@smarketing/contracts';
import type { Emission, Folded } from '@smarketing/event-bus';
import type { ObligedAct } from '@smarketing/playbook';
import type { Terms } from '../terms/terms.js';
import { wakeAtOf } from './next-deadline.js';
import type { Duties, Obligation } from './duties.schema.js';
import { actOf, isOpen, named } from './obligation.js';

/** What was owed has been done. */
export interface Answer {
  readonly act: ObligedAct;
  readonly cycle: number;
  readonly answeredAt: Date;
}

/**
 * Settles what was owed of the act in the cycle of the answer, by the time at which the answer was given and
 * never by the time at which it became known. Undefined where it changes nothing.
 */
export function answerObligations(
  duties: Duties | undefined,
  { act, cycle, answeredAt }: Answer,
  { calendarOf }: Pick<Terms, 'calendarOf'>,
): Required<Folded<Duties>> | undefined {
  if (!duties) return undefined;
  const emit: Emission[] = [];
  const obligations = duties.obligations.map((owed) => {
    if (owed.cycle !== cycle || actOf(owed) !== act) return owed;
    if (answeredAt > owed.due) {
      if (isOpen(owed)) emit.push(breachedFact(duties._id, owed));
      return isOpen(owed) ? { ...owed, state: 'breached' as const } : owed;
    }
    if (owed.state === 'met') return owed;
    const calendar = calendarOf(owed.playbook, owed.calendar);
    const usedMinutes = businessMinutesBetween(calendar, owed.armedAt, answeredAt);
    emit.push(keptFact(duties._id, owed, answeredAt, usedMinutes));
    const corrected = owed.state === 'breached';
    return { ...owed, state: 'met' as const, corrected, metAt: answeredAt, usedMinutes };
  });
  if (emit.length === 0) return undefined;
  return { document: { ...duties, obligations, wakeAt: wakeAtOf(duties, obligations) }, emit };
}

/** A breach happened when the act was due, however much later it was declared. */
export function breachedFact(leadId: string, owed: Obligation): Emission<ObligationBreached> {
  return {
    fact: ObligationBreached,
    data: named(leadId, owed),
    time: owed.due,
    playbook: owed.playbook,
  };
}

/**
 * Met, or corrected where a breach had been declared. Both carry the time of the act: a correction
 * has no time of its own, so that a replay of the log publishes the same facts again.
 */
function keptFact(
  leadId: string,
  owed: Obligation,
  metAt: Date,
  usedMinutes: number,
): Emission<ObligationMet | ObligationCorrected> {
  return {
    fact: owed.state === 'breached' ? ObligationCorrected : ObligationMet,
    data: { ...named(leadId, owed), metAt: metAt.toISOString(), usedMinutes },
    time: metAt,
    playbook: owed.playbook,
  };
}
