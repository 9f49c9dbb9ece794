import { defineView } from '@smarketing/event-bus';
import { Lead } from './lead.schema.js';

export const leads = defineView(Lead, {
  changedBy: 'commands',
  issues: ['leads', 'identities', 'accounts'],
});
