import {
  CustomerChurned,
  DealClosed,
  LeadAccepted,
  LeadAskedAgain,
  LeadAssigned,
  LeadDisqualified,
  LeadErased,
  LeadErasedFromHandoffs,
  LeadMergedAway,
  LeadQualified,
  LeadQualifiedElsewhere,
  LeadRecycled,
  LeadRejected,
  LeadRestored,
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
import { mergeAwayHandoff, restoreHandoff } from './merge-handoff.js';
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
    on(LeadMergedAway, mergedAway),
    on(LeadRestored, restored),
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
  const document = qualifyLead(known(handoff), data, time);
  const { correlationId, traceparent, committedAt, lane } = origin;
  const qualifiedBy = { correlationId, causationId, traceparent, committedAt, lane };
  return document && { document: tied({ ...document, qualifiedBy }, handoff) };
}

function qualifiedElsewhere(
  handoff: Handoff | undefined,
  { data, time }: Arrived<LeadQualifiedElsewhere>,
): Folded<Handoff> | undefined {
  const document = importHistory(known(handoff), data, time);
  return document && { document: tied(document, handoff) };
}

function askedAgain(
  handoff: Handoff | undefined,
  { data, time }: Arrived<LeadAskedAgain>,
): Folded<Handoff> | undefined {
  return known(handoff) && { document: noteRequest(handoff!, { kind: data.kind, at: time }) };
}

function mergedAway(
  handoff: Handoff | undefined,
  { key, data }: Arrived<LeadMergedAway>,
): Folded<Handoff> {
  return { document: mergeAwayHandoff(handoff, key, data.into) };
}

function restored(
  handoff: Handoff | undefined,
  { time }: Arrived<LeadRestored>,
): Folded<Handoff> | undefined {
  const document = restoreHandoff(handoff, time);
  return document && { document };
}

/** A lead that was merged before it qualified has no handoff yet. */
function known(handoff: Handoff | undefined): Handoff | undefined {
  return handoff?.stage === undefined ? undefined : handoff;
}

/** However a cycle begins, the lead stays merged. */
function tied(document: Handoff, before: Handoff | undefined): Handoff {
  return before?.mergedInto === undefined
    ? document
    : { ...document, mergedInto: before.mergedInto };
}
