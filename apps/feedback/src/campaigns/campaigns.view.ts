import { CampaignPlanned } from '@smarketing/contracts';
import { defineView, on, type Arrived } from '@smarketing/event-bus';
import { Campaign } from './campaign.schema.js';

/** A campaign planned again is as the newest fact says. */
export const campaigns = defineView(Campaign, {
  folds: [on(CampaignPlanned, planned)],
});

function planned(_: Campaign | undefined, { key, data }: Arrived<CampaignPlanned>) {
  return { document: { _id: key, channel: data.channel } };
}
