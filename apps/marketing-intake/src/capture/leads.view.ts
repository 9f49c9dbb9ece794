import { LeadErased } from '@smarketing/contracts';
import { defineView, on, type Arrived } from '@smarketing/event-bus';
import { erasedLead } from '../erasure/erased-lead.js';
import { Lead } from './lead.schema.js';

export const leads = defineView(Lead, {
  changedBy: 'commands',
  issues: ['leads', 'identities', 'accounts'],
  endsBy: LeadErased,
  recover: [
    on(LeadErased, (_lead, erased: Arrived<LeadErased>) => ({ document: erasedLead(erased) })),
  ],
});
