import { CampaignPlanned } from '@smarketing/contracts';
import { defineView, on, type Arrived } from '@smarketing/event-bus';

/** A campaign as the log has it. What it is called is known to marketing-intake alone. */
export interface Campaign {
  _id: string;
  channel: string;
}

/** A campaign planned again is as the newest fact says. */
export const campaigns = defineView<Campaign>('campaigns', {
  folds: [on(CampaignPlanned, planned)],
});

function planned(_: Campaign | undefined, { key, data }: Arrived<CampaignPlanned>) {
  return { document: { _id: key, channel: data.channel } };
}
