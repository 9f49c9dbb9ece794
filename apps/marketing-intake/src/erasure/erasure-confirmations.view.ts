import {
  LeadErasedFromHandoffs,
  LeadErasedFromObligations,
  LeadErasedFromReports,
  LeadErasedFromScores,
  type FactClass,
} from '@smarketing/contracts';
import { defineView, on, type Arrived } from '@smarketing/event-bus';
import { confirmErasure } from './confirm-erasure.js';
import { ErasureConfirmations } from './erasure-confirmations.schema.js';
import type { Reader } from './readers.js';

export const erasureConfirmations = defineView(ErasureConfirmations, {
  folds: [
    confirms(LeadErasedFromScores, 'lead-scoring'),
    confirms(LeadErasedFromHandoffs, 'sales-handoff'),
    confirms(LeadErasedFromObligations, 'sla-monitor'),
    confirms(LeadErasedFromReports, 'feedback'),
  ],
});

function confirms(fact: FactClass<{ leadId: string }>, reader: Reader) {
  return on(fact, (known: ErasureConfirmations | undefined, one: Arrived<object>) => ({
    document: confirmErasure(known, { leadId: one.key, reader, at: one.recordedAt }),
  }));
}
