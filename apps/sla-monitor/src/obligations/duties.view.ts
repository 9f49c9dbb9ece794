import {
  LeadAccepted,
  LeadAssigned,
  LeadErased,
  LeadErasedFromObligations,
  LeadMergedAway,
  LeadRejected,
  LeadRestored,
} from '@smarketing/contracts';
import { defineView, emit, on, type Arrived, type FoldContext } from '@smarketing/event-bus';
import type { ObligedAct } from '@smarketing/playbook';
import type { Terms } from '../terms/terms.js';
import { answerObligations } from './answer-obligation.js';
import { armObligations } from './arm-obligation.js';
import { Duties } from './duties.schema.js';
import { passDeadlines } from './pass-deadline.js';
import { restDuties, resumeDuties } from './rest-duties.js';

type Context = FoldContext<Terms>;

/**
 * What is or was owed for a lead; one document per lead, woken when the next deadline passes. What
 * starts an act and what answers it stands here: another act is two lines more.
 */
export const duties = defineView(Duties, {
  issues: ['sla', 'sla-erasures'],
  folds: [
    on(LeadAssigned, starts('accept-or-reject')),
    on(LeadAccepted, answers('accept-or-reject')),
    on(LeadRejected, answers('accept-or-reject')),
    on(LeadMergedAway, rests),
    on(LeadRestored, resumes),
    on(LeadErased, (_known, { key, time }: Arrived<LeadErased>) => ({
      document: { _id: key, obligations: [], wakeAt: null, erased: time },
      emit: [emit(LeadErasedFromObligations, { leadId: key }, { time })],
    })),
  ],
  endsBy: LeadErased,
  wake: (known, { now }) => passDeadlines(known, now),
});

interface HandedOver {
  readonly leadId: string;
  readonly repId: string;
  readonly cycle: number;
}

function starts(act: ObligedAct) {
  return (
    known: Duties | undefined,
    { data: { leadId, repId, cycle }, time: at }: Arrived<HandedOver>,
    { reference }: Context,
  ) => armObligations(known, act, { leadId, repId, cycle, at }, reference);
}

function answers(act: ObligedAct) {
  return (
    known: Duties | undefined,
    { data: { cycle }, time: answeredAt }: Arrived<HandedOver>,
    { reference }: Context,
  ) => answerObligations(known, { act, cycle, answeredAt }, reference);
}

function rests(known: Duties | undefined, { key, data: { into }, time }: Arrived<LeadMergedAway>) {
  return restDuties(known, key, into, time);
}

function resumes(
  known: Duties | undefined,
  { time }: Arrived<LeadRestored>,
  { reference }: Context,
) {
  return resumeDuties(known, time, reference);
}
