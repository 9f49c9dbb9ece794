import {
  CustomerChurned,
  DealClosed,
  FirstTouchCorrected,
  LeadAccepted,
  LeadAskedAgain,
  LeadAssigned,
  LeadCaptured,
  LeadDisqualified,
  LeadProfileUpdated,
  LeadQualified,
  LeadQualifiedElsewhere,
  LeadRecycled,
  LeadRejected,
  LeadScored,
  LeadStageImported,
  LeadUnassignable,
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
import { defineView, on, type Arrived } from '@smarketing/event-bus';
import { LeadStory } from './lead-story.schema.js';
import * as marketing from './tell-marketing-facts.js';
import * as obligations from './tell-obligation-facts.js';
import * as sales from './tell-sales-facts.js';
import type { Telling } from './tell.js';

/** Every fact about a lead, of all five streams that have the lead as their key. */
export const leadStories = defineView(LeadStory, {
  // On `sla` older logs have commitments, which are another view's.
  keys: /^(?!commitment:)/,
  // 2: a timeline says when a fact became known. 3: commitments are no longer among the leads.
  version: 3,
  folds: [
    tells(LeadCaptured, marketing.tellCaptured),
    tells(LeadProfileUpdated, marketing.tellProfileUpdated),
    tells(LeadStageImported, marketing.tellStageImported),
    tells(FirstTouchCorrected, marketing.tellFirstTouchCorrected),
    tells(TouchpointRecorded, marketing.tellTouchpoint),
    tells(LeadScored, marketing.tellScored),
    tells(LeadQualified, marketing.tellQualified),
    tells(LeadQualifiedElsewhere, marketing.tellQualifiedElsewhere),
    tells(LeadAskedAgain, marketing.tellAskedAgain),
    tells(LeadUnassignable, sales.tellUnassignable),
    tells(LeadAssigned, sales.tellAssigned),
    tells(LeadAccepted, sales.tellAccepted),
    tells(LeadRejected, sales.tellRejected),
    tells(LeadRecycled, sales.tellRecycled),
    tells(LeadDisqualified, sales.tellDisqualified),
    tells(OpportunityOpened, sales.tellOpportunity),
    tells(DealClosed, sales.tellDealClosed),
    tells(PurchaseRecorded, sales.tellPurchase),
    tells(CustomerChurned, sales.tellChurned),
    tells(ObligationArmed, obligations.tellArmed),
    tells(ObligationAtRisk, obligations.tellAtRisk),
    tells(ObligationMet, obligations.tellMet),
    tells(ObligationBreached, obligations.tellBreached),
    tells(ObligationCorrected, obligations.tellCorrected),
  ],
});

function tells<T extends object>(fact: FactClass<T>, telling: Telling<T>) {
  return on(fact, (story: LeadStory | undefined, arrived: Arrived<T>) => ({
    document: telling(story, arrived),
  }));
}
