import { CampaignCostRecorded } from './campaigns/campaign-cost-recorded.v1.js';
import { LeadAttachedToAccount } from './accounts/lead-attached-to-account.v1.js';
import { LeadDetachedFromAccount } from './accounts/lead-detached-from-account.v1.js';
import { CampaignPlannedV1 } from './campaigns/campaign-planned.v1.js';
import { CampaignPlannedV2 } from './campaigns/campaign-planned.v2.js';
import { CampaignPlanned } from './campaigns/campaign-planned.v3.js';
import { CommitmentClosed } from './commitments/commitment-closed.v1.js';
import { CommitmentOffPace } from './commitments/commitment-off-pace.v1.js';
import { contractOf, streamsOf, type FactClass } from './define-fact.js';
import { SuggestionDeclined } from './feedback/suggestion-declined.v1.js';
import { SuggestionRaised } from './feedback/suggestion-raised.v1.js';
import { SuggestionValidated } from './feedback/suggestion-validated.v1.js';
import { CustomerChurned } from './handoffs/customer-churned.v1.js';
import { DealClosed } from './handoffs/deal-closed.v1.js';
import { LeadAccepted } from './handoffs/lead-accepted.v1.js';
import { LeadAssigned } from './handoffs/lead-assigned.v1.js';
import { LeadDisqualified } from './handoffs/lead-disqualified.v1.js';
import { LeadRecycled } from './handoffs/lead-recycled.v1.js';
import { LeadRejected } from './handoffs/lead-rejected.v1.js';
import { LeadUnassignable } from './handoffs/lead-unassignable.v1.js';
import { OpportunityOpened } from './handoffs/opportunity-opened.v1.js';
import { PurchaseRecorded } from './handoffs/purchase-recorded.v1.js';
import { LeadErasedFromScores } from './identities/lead-erased-from-scores.v1.js';
import { LeadErasedFromHandoffs } from './identities/lead-erased-from-handoffs.v1.js';
import { LeadErasedFromObligations } from './identities/lead-erased-from-obligations.v1.js';
import { LeadErasedFromReports } from './identities/lead-erased-from-reports.v1.js';
import { LeadErased } from './identities/lead-erased.v1.js';
import { ConsentChanged } from './leads/consent-changed.v1.js';
import { LeadAbsorbed } from './identities/lead-absorbed.v1.js';
import { LeadMergedAway } from './identities/lead-merged-away.v1.js';
import { LeadRestored } from './identities/lead-restored.v1.js';
import { LeadUnmerged } from './identities/lead-unmerged.v1.js';
import { FirstTouchCorrected } from './leads/first-touch-corrected.v1.js';
import { LeadCaptured } from './leads/lead-captured.v1.js';
import { LeadProfileUpdated } from './leads/lead-profile-updated.v1.js';
import { LeadStageImported } from './leads/lead-stage-imported.v1.js';
import { TouchpointRecorded } from './leads/touchpoint-recorded.v1.js';
import { PlaybookPublished } from './playbook/playbook-published.v1.js';
import { LeadAskedAgain } from './qualifications/lead-asked-again.v1.js';
import { LeadQualifiedElsewhere } from './qualifications/lead-qualified-elsewhere.v1.js';
import { LeadQualified } from './qualifications/lead-qualified.v1.js';
import { LeadScored } from './scores/lead-scored.v1.js';
import { ObligationArmed } from './sla/obligation-armed.v1.js';
import { ObligationAtRisk } from './sla/obligation-at-risk.v1.js';
import { ObligationBreached } from './sla/obligation-breached.v1.js';
import { ObligationCorrected } from './sla/obligation-corrected.v1.js';
import { ObligationMet } from './sla/obligation-met.v1.js';
import type { StreamName } from './streams.js';

/** Every version of every fact that may be on the log. What is not listed here is not published. */
export const catalog: readonly FactClass[] = [
  LeadCaptured,
  LeadProfileUpdated,
  TouchpointRecorded,
  LeadStageImported,
  FirstTouchCorrected,
  LeadErased,
  LeadErasedFromScores,
  LeadErasedFromHandoffs,
  LeadErasedFromObligations,
  LeadErasedFromReports,
  ConsentChanged,
  LeadAttachedToAccount,
  LeadDetachedFromAccount,
  LeadAbsorbed,
  LeadMergedAway,
  LeadUnmerged,
  LeadRestored,
  CampaignPlannedV1,
  CampaignPlannedV2,
  CampaignPlanned,
  CampaignCostRecorded,
  LeadScored,
  LeadQualified,
  LeadAskedAgain,
  LeadQualifiedElsewhere,
  LeadAssigned,
  LeadUnassignable,
  LeadAccepted,
  LeadRejected,
  LeadRecycled,
  LeadDisqualified,
  OpportunityOpened,
  DealClosed,
  PurchaseRecorded,
  CustomerChurned,
  ObligationArmed,
  ObligationAtRisk,
  ObligationMet,
  ObligationBreached,
  ObligationCorrected,
  CommitmentOffPace,
  CommitmentClosed,
  PlaybookPublished,
  SuggestionRaised,
  SuggestionValidated,
  SuggestionDeclined,
];

export function factsOf(stream: StreamName): FactClass[] {
  return catalog.filter((fact) => contractOf(fact).stream === stream);
}

/** What older logs have of it besides: facts that have gone to a stream of their own. */
export function formerFactsOf(stream: StreamName): FactClass[] {
  return catalog.filter((fact) => streamsOf(fact).indexOf(stream) > 0);
}

const factsByType = new Map(catalog.map((fact) => [contractOf(fact).type, fact]));

/** The class of a type as it stands on the wire (`ce_type`); undefined for a type not in the catalog. */
export function factOfType(type: string): FactClass | undefined {
  return factsByType.get(type);
}
