import { addBusinessMinutes, type BusinessCalendar } from '@smarketing/business-time';
import { ObligationArmed } from '@smarketing/contracts';
import type { ObligedAct, ServiceLevel } from '@smarketing/playbook';
import type { Emission, Folded } from '@smarketing/event-bus';
import type { Terms } from '../terms/terms.js';
import { wakeAtOf } from './next-deadline.js';
import type { Duties, Obligation } from './duties.schema.js';
import { named, namedAct } from './obligation.js';

/** From when on a rep owes something for a lead. */
export interface Start {
  readonly leadId: string;
  readonly repId: string;
  readonly cycle: number;
  readonly at: Date;
}

/** Arms what the service levels in force ask for of the act; undefined where all of it is armed already. */
export function armObligations(
  duties: Duties | undefined,
  act: ObligedAct,
  start: Start,
  terms: Terms,
): Required<Folded<Duties>> | undefined {
  const { leadId } = start;
  const before = duties?.obligations ?? [];
  const armed = terms.playbook.serviceLevels
    .filter((level) => level.act === act && level.from === 'sales')
    .map((level) => {
      const calendar = terms.calendarOf(terms.version, level.calendar);
      return armObligation(level, calendar, start, terms.version);
    })
    .filter(({ id }) => !before.some((known) => known.id === id));
  if (armed.length === 0) return undefined;
  const obligations = [...before, ...armed];
  return {
    document: { ...duties, _id: leadId, obligations, wakeAt: wakeAtOf(duties, obligations) },
    emit: armed.map((obligation) => armedFact(leadId, obligation)),
  };
}

/** The clock runs from the start, in open time of the level's calendar. */
export function armObligation(
  level: Pick<ServiceLevel, 'id' | 'act' | 'minutes' | 'atRisk' | 'calendar' | 'graceSeconds'>,
  calendar: BusinessCalendar,
  { leadId, repId, cycle, at }: Start,
  playbook: number,
): Obligation {
  return {
    id: `${leadId}:${level.id}:${cycle}`,
    level: level.id,
    ...namedAct(level.act),
    cycle,
    repId,
    armedAt: at,
    due: addBusinessMinutes(calendar, at, level.minutes),
    atRiskAt: addBusinessMinutes(calendar, at, level.minutes * level.atRisk),
    graceSeconds: level.graceSeconds,
    state: 'armed',
    corrected: false,
    metAt: null,
    usedMinutes: null,
    calendar: level.calendar,
    playbook,
  };
}

export function armedFact(leadId: string, obligation: Obligation): Emission<ObligationArmed> {
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
