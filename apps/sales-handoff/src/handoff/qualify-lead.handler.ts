import { LeadQualified } from '@smarketing/contracts';
import { Folds, OnFact, type Arrived, type Folded } from '@smarketing/event-bus';
import { handoffs } from './handoff.document.js';
import type { Handoff } from './handoff.js';
import { qualifyLead } from './qualify-lead.js';

@Folds(handoffs)
export class QualifyLeadHandler {
  @OnFact(LeadQualified)
  qualified(
    handoff: Handoff | undefined,
    { data, time }: Arrived<LeadQualified>,
  ): Folded<Handoff> | undefined {
    const document = qualifyLead(handoff, data, time);
    return document && { document };
  }
}
