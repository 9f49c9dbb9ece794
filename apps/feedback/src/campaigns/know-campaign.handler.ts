import { CampaignPlanned } from '@smarketing/contracts';
import { Folds, OnFact, type Arrived, type Folded } from '@smarketing/event-bus';
import { planned, type Campaign } from './campaign.js';
import { campaigns } from './campaigns.document.js';

@Folds(campaigns)
export class KnowCampaignHandler {
  /** A campaign planned again is as the newest fact says. */
  @OnFact(CampaignPlanned)
  planned(_: Campaign | undefined, fact: Arrived<CampaignPlanned>): Folded<Campaign> {
    return { document: planned(fact) };
  }
}
