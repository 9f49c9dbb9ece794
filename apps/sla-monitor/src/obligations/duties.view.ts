import { LeadAccepted, LeadAssigned, LeadRejected } from '@smarketing/contracts';
import { defineView, on, type Arrived, type FoldContext } from '@smarketing/event-bus';
import type { Agreement } from '../agreement/agreement.js';
import { answerDuties } from './answer-obligation.js';
import { armDuties } from './arm-obligation.js';
import type { Duties } from './obligation.js';
import { passDeadlines } from './pass-deadline.js';
import { tallyDuties } from './tally-duties.js';

type Context = FoldContext<Agreement>;

/** What is or was owed for a lead; one document per lead, woken when the next deadline passes. */
export const duties = defineView<Duties>('duties', {
  contribute: tallyDuties,
  folds: [on(LeadAssigned, assigned), on(LeadAccepted, answered), on(LeadRejected, answered)],
  wake: (known, { now }) => passDeadlines(known, now),
});

function assigned(
  known: Duties | undefined,
  { data: { leadId, repId, cycle }, time }: Arrived<LeadAssigned>,
  { reference }: Context,
) {
  return armDuties(known, { leadId, repId, cycle, assignedAt: time }, reference);
}

function answered(
  known: Duties | undefined,
  { data, time }: Arrived<LeadAccepted | LeadRejected>,
  { reference }: Context,
) {
  return answerDuties(known, { cycle: data.cycle, answeredAt: time }, reference);
}
