import type { CampaignPlanned } from '@smarketing/contracts';
import type { Arrived } from '@smarketing/event-bus';

/** What a campaign is called, for those who read a timeline. */
export interface Campaign {
  _id: string;
  code: string;
  channel: string;
  source?: string;
  medium?: string;
}

export function planned({ key, data }: Arrived<CampaignPlanned>): Campaign {
  const { code, channel, source, medium } = data;
  return {
    _id: key,
    code,
    channel,
    ...(source === undefined ? {} : { source }),
    ...(medium === undefined ? {} : { medium }),
  };
}
