import { LeadAccepted, LeadAssigned, LeadRejected } from '@smarketing/contracts';
import {
  emit,
  Folds,
  OnFact,
  OnWake,
  type Arrived,
  type FoldContext,
  type Folded,
} from '@smarketing/event-bus';
import type { Agreement } from '../agreement/agreement.js';
import { answerDuties } from './answer-obligation.js';
import { armDuties } from './arm-obligation.js';
import { duties } from './duties.document.js';
import type { Decided, Duties } from './obligation.js';
import { passDeadlines } from './pass-deadline.js';

type Context = FoldContext<Agreement>;

@Folds(duties)
export class TrackDutiesHandler {
  @OnFact(LeadAssigned)
  assigned(
    known: Duties | undefined,
    { data, time }: Arrived<LeadAssigned>,
    { reference }: Context,
  ): Folded<Duties> | undefined {
    const { leadId, repId, cycle } = data;
    return folded(armDuties(known, { leadId, repId, cycle, assignedAt: time }, reference));
  }

  @OnFact(LeadAccepted)
  accepted(
    known: Duties | undefined,
    fact: Arrived<LeadAccepted>,
    { reference }: Context,
  ): Folded<Duties> | undefined {
    return answered(known, fact, reference);
  }

  @OnFact(LeadRejected)
  rejected(
    known: Duties | undefined,
    fact: Arrived<LeadRejected>,
    { reference }: Context,
  ): Folded<Duties> | undefined {
    return answered(known, fact, reference);
  }

  @OnWake()
  due(known: Duties, { now }: Context): Folded<Duties> | undefined {
    return folded(passDeadlines(known, now));
  }
}

function answered(
  known: Duties | undefined,
  { data, time }: Arrived<LeadAccepted | LeadRejected>,
  agreement: Agreement,
): Folded<Duties> | undefined {
  return folded(answerDuties(known, { cycle: data.cycle, answeredAt: time }, agreement));
}

function folded(decided: Decided | undefined): Folded<Duties> | undefined {
  return (
    decided && {
      document: decided.duties,
      emit: decided.facts.map(({ fact, data, ...when }) => emit(fact, data, when)),
    }
  );
}
