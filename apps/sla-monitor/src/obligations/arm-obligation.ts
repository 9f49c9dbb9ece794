import { addBusinessMinutes, type BusinessCalendar } from '@smarketing/business-time';
import { ObligationArmed } from '@smarketing/contracts';
import type { ServiceLevel } from '@smarketing/playbook';
import type { Emission, Folded } from '@smarketing/event-bus';
import type { Agreement } from '../agreement/agreement.js';
import { nextDeadline } from './next-deadline.js';
import { named, type Duties, type Obligation } from './obligation.js';

/** A lead was given to a rep. */
export interface Assignment {
  readonly leadId: string;
  readonly repId: string;
  readonly cycle: number;
  readonly assignedAt: Date;
}

/** Arms what the service levels in force ask for; undefined where all of it is armed already. */
export function armDuties(
  duties: Duties | undefined,
  assignment: Assignment,
  agreement: Agreement,
): Required<Folded<Duties>> | undefined {
  const { leadId } = assignment;
  const before = duties?.obligations ?? [];
  const armed = agreement.playbook.serviceLevels
    .filter(({ act, from }) => act === 'accept-or-reject' && from === 'sales')
    .map((level) => {
      const calendar = agreement.calendarOf(agreement.version, level.calendar);
      return armObligation(level, calendar, assignment, agreement.version);
    })
    .filter(({ id }) => !before.some((known) => known.id === id));
  if (armed.length === 0) return undefined;
  const obligations = [...before, ...armed];
  return {
    document: { ...duties, _id: leadId, obligations, wakeAt: nextDeadline(obligations) },
    emit: armed.map((obligation) => armedFact(leadId, obligation)),
  };
}

/** The clock runs from the time of the assignment, in open time of the level's calendar. */
export function armObligation(
  level: Pick<ServiceLevel, 'id' | 'minutes' | 'atRisk' | 'calendar' | 'graceSeconds'>,
  calendar: BusinessCalendar,
  { leadId, repId, cycle, assignedAt }: Assignment,
  playbook: number,
): Obligation {
  return {
    id: `${leadId}:${level.id}:${cycle}`,
    level: level.id,
    cycle,
    repId,
    armedAt: assignedAt,
    due: addBusinessMinutes(calendar, assignedAt, level.minutes),
    atRiskAt: addBusinessMinutes(calendar, assignedAt, level.minutes * level.atRisk),
    graceSeconds: level.graceSeconds,
    state: 'armed',
    corrected: false,
    metAt: null,
    usedMinutes: null,
    calendar: level.calendar,
    playbook,
  };
}

function armedFact(leadId: string, obligation: Obligation): Emission<ObligationArmed> {
  const { armedAt, atRiskAt, playbook } = obligation;
  return {
    fact: ObligationArmed,
    data: {
      ...named(leadId, obligation),
      armedAt: armedAt.toISOString(),
      atRiskAt: atRiskAt.toISOString(),
    },
    time: armedAt,
    playbook,
  };
}
