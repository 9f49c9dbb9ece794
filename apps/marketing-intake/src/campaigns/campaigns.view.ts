import { defineView } from '@smarketing/event-bus';
import { Campaign } from './campaign.schema.js';

export const campaigns = defineView(Campaign, { changedBy: 'commands', issues: ['campaigns'] });
