import {
  LeadErased,
  LeadErasedFromHandoffs,
  LeadErasedFromObligations,
  LeadErasedFromReports,
  LeadErasedFromScores,
  type FactClass,
} from '@smarketing/contracts';
import { defineView, on, type Arrived } from '@smarketing/event-bus';
import { Erasure } from './erasure.schema.js';
import { confirmErasure, noteErasure } from './note-erasure.js';
import type { Reader } from './readers.js';

/** Of every lead that was erased. */
export const erasures = defineView(Erasure, {
  folds: [
    on(LeadErased, (known: Erasure | undefined, erased: Arrived<LeadErased>) => ({
      document: noteErasure(known, erased),
    })),
    confirms(LeadErasedFromScores, 'lead-scoring'),
    confirms(LeadErasedFromHandoffs, 'sales-handoff'),
    confirms(LeadErasedFromObligations, 'sla-monitor'),
    confirms(LeadErasedFromReports, 'feedback'),
  ],
});

function confirms(fact: FactClass<{ leadId: string }>, reader: Reader) {
  return on(fact, (known: Erasure | undefined, { key, recordedAt }: Arrived<object>) => ({
    document: confirmErasure(known, key, reader, recordedAt),
  }));
}
