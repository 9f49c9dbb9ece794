import { addBusinessMinutes, businessMinutesBetween } from '@smarketing/business-time';
import type { Emission, Folded } from '@smarketing/event-bus';
import type { Terms } from '../terms/terms.js';
import { armedFact } from './arm-obligation.js';
import type { Duties, Obligation } from './duties.schema.js';
import { breachDeclaredAt, nextDeadline } from './next-deadline.js';

/** Another lead stands for this one: what is owed for it rests, and nobody is reminded of it. */
export function restDuties(
  duties: Duties | undefined,
  leadId: string,
  into: string,
  at: Date,
): Folded<Duties> {
  const known = duties ?? { _id: leadId, obligations: [], wakeAt: null };
  return { document: { ...known, merged: { into, at: known.merged?.at ?? at }, wakeAt: null } };
}

/**
 * The lead stands for itself again. What was to be done by a time that passed meanwhile is owed from now
 * on, for as long as was left when it was merged; all else is owed as it was.
 */
export function resumeDuties(
  duties: Duties | undefined,
  at: Date,
  { calendarOf }: Pick<Terms, 'calendarOf'>,
): Folded<Duties> | undefined {
  if (!duties?.merged) return undefined;
  const { merged, ...resumed } = duties;
  const emit: Emission[] = [];
  const obligations = duties.obligations.map((owed) => {
    if (!passedMeanwhile(owed, merged.at, at)) return owed;
    const calendar = calendarOf(owed.playbook, owed.calendar);
    const after = (deadline: Date) =>
      addBusinessMinutes(calendar, at, leftOf(calendar, merged.at, deadline));
    const again = {
      ...owed,
      state: 'armed' as const,
      due: after(owed.due),
      atRiskAt: after(owed.atRiskAt),
    };
    emit.push(armedFact(duties._id, again));
    return again;
  });
  return { document: { ...resumed, obligations, wakeAt: nextDeadline(obligations) }, emit };
}

/** Also what was declared a breach before the merge was heard of. */
function passedMeanwhile(owed: Obligation, merged: Date, resumed: Date): boolean {
  if (owed.state === 'met') return false;
  const declaredAt = breachDeclaredAt(owed);
  return declaredAt > merged && declaredAt <= resumed;
}

function leftOf(
  calendar: Parameters<typeof businessMinutesBetween>[0],
  merged: Date,
  deadline: Date,
): number {
  return deadline <= merged ? 0 : businessMinutesBetween(calendar, merged, deadline);
}
