import { LeadAskedAgain, LeadQualified, LeadQualifiedElsewhere } from '@smarketing/contracts';
import { Folds, OnFact, type Arrived, type Folded } from '@smarketing/event-bus';
import { handoffs } from './handoff.document.js';
import { noteRequest, type Handoff } from './handoff.js';
import { importHistory } from './import-history.js';
import { qualifyLead } from './qualify-lead.js';

@Folds(handoffs)
export class QualifyLeadHandler {
  @OnFact(LeadQualified)
  qualified(
    handoff: Handoff | undefined,
    { id: causationId, data, time, correlationId, traceparent, lane }: Arrived<LeadQualified>,
  ): Folded<Handoff> | undefined {
    const qualified = qualifyLead(handoff, data, time);
    const qualifiedBy = { correlationId, causationId, traceparent, lane };
    return qualified && { document: { ...qualified, qualifiedBy } };
  }

  @OnFact(LeadQualifiedElsewhere)
  qualifiedElsewhere(
    handoff: Handoff | undefined,
    { data, time }: Arrived<LeadQualifiedElsewhere>,
  ): Folded<Handoff> | undefined {
    const imported = importHistory(handoff, data, time);
    return imported && { document: imported };
  }

  @OnFact(LeadAskedAgain)
  askedAgain(
    handoff: Handoff | undefined,
    { data, time }: Arrived<LeadAskedAgain>,
  ): Folded<Handoff> | undefined {
    return handoff && { document: noteRequest(handoff, { kind: data.kind, at: time }) };
  }
}
