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
} from '@smarketing/contracts';
import { Folds, OnFact, type Arrived, type Folded } from '@smarketing/event-bus';
import { leadStories } from './lead-stories.document.js';
import type { LeadStory } from './lead-story.js';
import * as marketing from './tell-marketing-facts.js';
import * as obligations from './tell-obligation-facts.js';
import * as sales from './tell-sales-facts.js';

type Story = LeadStory | undefined;
type Told = Folded<LeadStory>;

/** Every fact about a lead, of all five streams that have the lead as their key. */
@Folds(leadStories)
export class TellLeadStoryHandler {
  @OnFact(LeadCaptured)
  captured(story: Story, fact: Arrived<LeadCaptured>): Told {
    return { document: marketing.tellCaptured(story, fact) };
  }

  @OnFact(LeadProfileUpdated)
  profileUpdated(story: Story, fact: Arrived<LeadProfileUpdated>): Told {
    return { document: marketing.tellProfileUpdated(story, fact) };
  }

  @OnFact(LeadStageImported)
  stageImported(story: Story, fact: Arrived<LeadStageImported>): Told {
    return { document: marketing.tellStageImported(story, fact) };
  }

  @OnFact(FirstTouchCorrected)
  firstTouchCorrected(story: Story, fact: Arrived<FirstTouchCorrected>): Told {
    return { document: marketing.tellFirstTouchCorrected(story, fact) };
  }

  @OnFact(LeadQualifiedElsewhere)
  qualifiedElsewhere(story: Story, fact: Arrived<LeadQualifiedElsewhere>): Told {
    return { document: marketing.tellQualifiedElsewhere(story, fact) };
  }

  @OnFact(TouchpointRecorded)
  touchpoint(story: Story, fact: Arrived<TouchpointRecorded>): Told {
    return { document: marketing.tellTouchpoint(story, fact) };
  }

  @OnFact(LeadScored)
  scored(story: Story, fact: Arrived<LeadScored>): Told {
    return { document: marketing.tellScored(story, fact) };
  }

  @OnFact(LeadQualified)
  qualified(story: Story, fact: Arrived<LeadQualified>): Told {
    return { document: marketing.tellQualified(story, fact) };
  }

  @OnFact(LeadAskedAgain)
  askedAgain(story: Story, fact: Arrived<LeadAskedAgain>): Told {
    return { document: marketing.tellAskedAgain(story, fact) };
  }

  @OnFact(LeadUnassignable)
  unassignable(story: Story, fact: Arrived<LeadUnassignable>): Told {
    return { document: sales.tellUnassignable(story, fact) };
  }

  @OnFact(LeadAssigned)
  assigned(story: Story, fact: Arrived<LeadAssigned>): Told {
    return { document: sales.tellAssigned(story, fact) };
  }

  @OnFact(LeadAccepted)
  accepted(story: Story, fact: Arrived<LeadAccepted>): Told {
    return { document: sales.tellAccepted(story, fact) };
  }

  @OnFact(LeadRejected)
  rejected(story: Story, fact: Arrived<LeadRejected>): Told {
    return { document: sales.tellRejected(story, fact) };
  }

  @OnFact(LeadRecycled)
  recycled(story: Story, fact: Arrived<LeadRecycled>): Told {
    return { document: sales.tellRecycled(story, fact) };
  }

  @OnFact(LeadDisqualified)
  disqualified(story: Story, fact: Arrived<LeadDisqualified>): Told {
    return { document: sales.tellDisqualified(story, fact) };
  }

  @OnFact(OpportunityOpened)
  opportunity(story: Story, fact: Arrived<OpportunityOpened>): Told {
    return { document: sales.tellOpportunity(story, fact) };
  }

  @OnFact(DealClosed)
  dealClosed(story: Story, fact: Arrived<DealClosed>): Told {
    return { document: sales.tellDealClosed(story, fact) };
  }

  @OnFact(PurchaseRecorded)
  purchase(story: Story, fact: Arrived<PurchaseRecorded>): Told {
    return { document: sales.tellPurchase(story, fact) };
  }

  @OnFact(CustomerChurned)
  churned(story: Story, fact: Arrived<CustomerChurned>): Told {
    return { document: sales.tellChurned(story, fact) };
  }

  @OnFact(ObligationArmed)
  armed(story: Story, fact: Arrived<ObligationArmed>): Told {
    return { document: obligations.tellArmed(story, fact) };
  }

  @OnFact(ObligationAtRisk)
  atRisk(story: Story, fact: Arrived<ObligationAtRisk>): Told {
    return { document: obligations.tellAtRisk(story, fact) };
  }

  @OnFact(ObligationMet)
  met(story: Story, fact: Arrived<ObligationMet>): Told {
    return { document: obligations.tellMet(story, fact) };
  }

  @OnFact(ObligationBreached)
  breached(story: Story, fact: Arrived<ObligationBreached>): Told {
    return { document: obligations.tellBreached(story, fact) };
  }

  @OnFact(ObligationCorrected)
  corrected(story: Story, fact: Arrived<ObligationCorrected>): Told {
    return { document: obligations.tellCorrected(story, fact) };
  }
}
