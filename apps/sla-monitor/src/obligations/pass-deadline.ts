import { ObligationAtRisk } from '@smarketing/contracts';
import type { Emission, Folded } from '@smarketing/event-bus';
import { breachedFact } from './answer-obligation.js';
import { breachDeclaredAt, wakeAtOf } from './next-deadline.js';
import type { Duties, Obligation } from './duties.schema.js';
import { named } from './obligation.js';

/**
 * Declares what the clock has decided by `now`. Where both deadlines of an obligation have passed
 * it is only breached: a warning that comes after the fact helps nobody.
 */
export function passDeadlines(duties: Duties, now: Date): Required<Folded<Duties>> {
  const emit: Emission[] = [];
  const obligations = duties.obligations.map((owed) => {
    const state = stateBy(owed, now);
    if (state === owed.state) return owed;
    emit.push(state === 'breached' ? breachedFact(duties._id, owed) : atRiskFact(duties._id, owed));
    return { ...owed, state };
  });
  return { document: { ...duties, obligations, wakeAt: wakeAtOf(duties, obligations) }, emit };
}

function stateBy(owed: Obligation, now: Date): Obligation['state'] {
  if (owed.state !== 'armed' && owed.state !== 'atRisk') return owed.state;
  if (now >= breachDeclaredAt(owed)) return 'breached';
  return now >= owed.atRiskAt ? 'atRisk' : owed.state;
}

function atRiskFact(leadId: string, owed: Obligation): Emission<ObligationAtRisk> {
  return {
    fact: ObligationAtRisk,
    data: named(leadId, owed),
    time: owed.atRiskAt,
    playbook: owed.playbook,
  };
}
