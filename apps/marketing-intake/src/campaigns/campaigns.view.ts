import { defineView } from '@smarketing/event-bus';

export interface Campaign {
  _id: string;
  /** Unique, so that a campaign that two captures see at once is planned once. */
  utmKey: string;
  code: string;
  source?: string;
  medium?: string;
  channel: string;
  plannedAt: Date;
}

export const campaigns = defineView<Campaign>('campaigns', { changedBy: 'commands' });
