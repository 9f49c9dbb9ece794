import type { CampaignPlanned } from '@smarketing/contracts';
import type { Arrived } from '@smarketing/event-bus';

/** A campaign as the log has it. What it is called is known to marketing-intake alone. */
export interface Campaign {
  _id: string;
  channel: string;
}

export function planned({ key, data: { channel } }: Arrived<CampaignPlanned>): Campaign {
  return { _id: key, channel };
}
