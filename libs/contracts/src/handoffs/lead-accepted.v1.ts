import { Fact } from '../define-fact.js';
import { HandoffFact } from './handoff.js';

@Fact({
  type: 'smarketing.lead.accepted.v1',
  stream: 'handoffs',
  key: 'leadId',
  summary: 'The rep accepted the lead: a sales accepted lead (SAL).',
})
export class LeadAccepted extends HandoffFact {}
