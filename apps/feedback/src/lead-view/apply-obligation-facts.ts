import type {
  ObligationArmed,
  ObligationAtRisk,
  ObligationBreached,
  ObligationCorrected,
  ObligationFact,
  ObligationMet,
} from '@smarketing/contracts';
import type { LeadView, LeadObligation } from './lead-view.schema.js';
import { leadFold } from './lead-fold.js';

const named = ['level', 'cycle', 'repId', 'due'] as const;

export const applyArmed = leadFold<ObligationArmed>(named, (lead, { data }) => {
  become(lead, data, 'armed');
});

export const applyAtRisk = leadFold<ObligationAtRisk>(named, (lead, { data }) => {
  become(lead, data, 'at-risk');
});

export const applyMet = leadFold<ObligationMet>([...named, 'usedMinutes'], (lead, { data }) => {
  become(lead, data, 'met');
});

export const applyBreached = leadFold<ObligationBreached>(named, (lead, { data }) => {
  become(lead, data, 'breached');
});

/** A breach that was none: the act had happened in time and only its fact came late. */
export const applyCorrected = leadFold<ObligationCorrected>(
  [...named, 'usedMinutes'],
  (lead, { data }) => {
    become(lead, data, 'met').corrected = true;
  },
);

function become(
  lead: LeadView,
  { level, cycle, due }: ObligationFact,
  state: LeadObligation['state'],
): LeadObligation {
  let obligation = lead.obligations.find((one) => one.level === level && one.cycle === cycle);
  if (!obligation) {
    obligation = { level, cycle, state, due: new Date(due) };
    lead.obligations.push(obligation);
  }
  obligation.state = state;
  obligation.due = new Date(due);
  return obligation;
}
