import {
  CustomerChurned,
  DealClosed,
  LeadAccepted,
  LeadAskedAgain,
  LeadAssigned,
  LeadDisqualified,
  LeadErased,
  LeadErasedFromHandoffs,
  LeadQualified,
  LeadQualifiedElsewhere,
  LeadRecycled,
  LeadRejected,
  LeadUnassignable,
  OpportunityOpened,
  PurchaseRecorded,
} from '@smarketing/contracts';
import {
  actsCollection,
  defineView,
  emit,
  nameOfCollection,
  on,
  type Arrived,
  type Folded,
} from '@smarketing/event-bus';
import { noteRequest } from './handoff.js';
import { eraseHandoff } from './erase-handoff.js';
import { Handoff } from './handoff.schema.js';
import { importHistory } from './import-history.js';
import { RecordedPurchase } from './purchase.schema.js';
import { qualifyLead } from './qualify-lead.js';
import {
  recoverAccepted,
  recoverAssigned,
  recoverChurned,
  recoverClosed,
  recoverDisqualified,
  recoverOpened,
  recoverPurchase,
  recoverRecycled,
  recoverRejected,
  recoverUnassignable,
} from './recover-handoff.js';

/** Begun by what scoring says, then changed by commands. */
export const handoffs = defineView(Handoff, {
  changedBy: 'commands',
  issues: ['handoffs', 'handoff-erasures'],
  recover: [
    on(LeadAssigned, recoverAssigned),
    on(LeadUnassignable, recoverUnassignable),
    on(LeadAccepted, recoverAccepted),
    on(LeadRejected, recoverRejected),
    on(LeadRecycled, recoverRecycled),
    on(LeadDisqualified, recoverDisqualified),
    on(OpportunityOpened, recoverOpened),
    on(DealClosed, recoverClosed),
    on(PurchaseRecorded, recoverPurchase),
    on(CustomerChurned, recoverChurned),
  ],
  folds: [
    on(LeadQualified, qualified),
    on(LeadQualifiedElsewhere, qualifiedElsewhere),
    on(LeadAskedAgain, askedAgain),
    on(LeadErased, (_handoff, { key, time }: Arrived<LeadErased>) => ({
      document: eraseHandoff(key, time),
      emit: [emit(LeadErasedFromHandoffs, { leadId: key }, { time })],
    })),
  ],
  endsBy: LeadErased,
  endsWith: [
    {
      collection: nameOfCollection(RecordedPurchase),
      of: (leadId) => ({ _id: { $gt: `${leadId}/`, $lt: `${leadId}0` } }),
    },
    // Who did what is kept; the words in which they said why may name the person.
    { collection: actsCollection, of: (leadId) => ({ on: `lead/${leadId}` }), only: ['reason'] },
  ],
});

function qualified(
  handoff: Handoff | undefined,
  { id: causationId, data, time, ...origin }: Arrived<LeadQualified>,
): Folded<Handoff> | undefined {
  const document = qualifyLead(handoff, data, time);
  const { correlationId, traceparent, committedAt, lane } = origin;
  const qualifiedBy = { correlationId, causationId, traceparent, committedAt, lane };
  return document && { document: { ...document, qualifiedBy } };
}

function qualifiedElsewhere(
  handoff: Handoff | undefined,
  { data, time }: Arrived<LeadQualifiedElsewhere>,
): Folded<Handoff> | undefined {
  const document = importHistory(handoff, data, time);
  return document && { document };
}

function askedAgain(
  handoff: Handoff | undefined,
  { data, time }: Arrived<LeadAskedAgain>,
): Folded<Handoff> | undefined {
  return handoff && { document: noteRequest(handoff, { kind: data.kind, at: time }) };
}
