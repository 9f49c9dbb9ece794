import {
  CustomerChurned,
  DealClosed,
  ConsentChanged,
  FirstTouchCorrected,
  LeadAbsorbed,
  LeadAccepted,
  LeadAskedAgain,
  LeadAssigned,
  LeadAttachedToAccount,
  LeadCaptured,
  LeadDetachedFromAccount,
  LeadDisqualified,
  LeadErased,
  LeadErasedFromReports,
  LeadMergedAway,
  LeadProfileUpdated,
  LeadQualified,
  LeadQualifiedElsewhere,
  LeadRecycled,
  LeadRejected,
  LeadRestored,
  LeadScored,
  LeadStageImported,
  LeadUnassignable,
  LeadUnmerged,
  ObligationArmed,
  ObligationAtRisk,
  ObligationBreached,
  ObligationCorrected,
  ObligationMet,
  OpportunityOpened,
  PurchaseRecorded,
  TouchpointRecorded,
  type FactClass,
} from '@smarketing/contracts';
import { defineView, emit, on, type Arrived } from '@smarketing/event-bus';
import { LeadView } from './lead-view.schema.js';
import * as accounts from './apply-account-facts.js';
import * as identity from './apply-identity-facts.js';
import * as marketing from './apply-marketing-facts.js';
import * as obligations from './apply-obligation-facts.js';
import * as sales from './apply-sales-facts.js';
import { eraseLead } from './erase-lead.js';
import type { LeadFold } from './lead-fold.js';

/** Every fact about a lead, of all six streams that have the lead as their key. */
export const leadViews = defineView(LeadView, {
  // On `sla` older logs have commitments, which are another view's.
  keys: /^(?!commitment:)/,
  // 2: a timeline says when a fact became known. 3: commitments are no longer among the leads.
  // 4: they count by campaign, and by channel and month.
  version: 4,
  endsBy: LeadErased,
  issues: ['feedback-erasures'],
  folds: [
    onFact(LeadCaptured, marketing.applyCaptured),
    onFact(LeadProfileUpdated, marketing.applyProfileUpdated),
    onFact(LeadStageImported, marketing.applyStageImported),
    onFact(FirstTouchCorrected, marketing.applyFirstTouchCorrected),
    onFact(ConsentChanged, marketing.applyConsentChanged),
    onFact(TouchpointRecorded, marketing.applyTouchpoint),
    onFact(LeadAttachedToAccount, accounts.applyAttached),
    onFact(LeadDetachedFromAccount, accounts.applyDetached),
    onFact(LeadAbsorbed, identity.applyAbsorbed),
    onFact(LeadUnmerged, identity.applyUnmerged),
    onFact(LeadMergedAway, identity.applyMergedAway),
    onFact(LeadRestored, identity.applyRestored),
    onFact(LeadScored, marketing.applyScored),
    onFact(LeadQualified, marketing.applyQualified),
    onFact(LeadQualifiedElsewhere, marketing.applyQualifiedElsewhere),
    onFact(LeadAskedAgain, marketing.applyAskedAgain),
    onFact(LeadUnassignable, sales.applyUnassignable),
    onFact(LeadAssigned, sales.applyAssigned),
    onFact(LeadAccepted, sales.applyAccepted),
    onFact(LeadRejected, sales.applyRejected),
    onFact(LeadRecycled, sales.applyRecycled),
    onFact(LeadDisqualified, sales.applyDisqualified),
    onFact(OpportunityOpened, sales.applyOpportunity),
    onFact(DealClosed, sales.applyDealClosed),
    onFact(PurchaseRecorded, sales.applyPurchase),
    onFact(CustomerChurned, sales.applyChurned),
    onFact(ObligationArmed, obligations.applyArmed),
    onFact(ObligationAtRisk, obligations.applyAtRisk),
    onFact(ObligationMet, obligations.applyMet),
    onFact(ObligationBreached, obligations.applyBreached),
    onFact(ObligationCorrected, obligations.applyCorrected),
    on(LeadErased, (lead, erased: Arrived<LeadErased>) => ({
      document: eraseLead(lead, erased),
      emit: [emit(LeadErasedFromReports, { leadId: erased.key }, { time: erased.time })],
    })),
  ],
});

function onFact<T extends object>(fact: FactClass<T>, fold: LeadFold<T>) {
  return on(fact, (lead: LeadView | undefined, arrived: Arrived<T>) => ({
    document: fold(lead, arrived),
  }));
}
