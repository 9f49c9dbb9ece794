import { defineView } from '@smarketing/event-bus';
import type { Campaign } from './campaign.js';

export const campaigns = defineView<Campaign>('campaigns');
