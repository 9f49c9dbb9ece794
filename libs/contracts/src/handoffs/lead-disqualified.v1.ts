import { Fact } from '../define-fact.js';
import { HandoffFact } from './handoff.js';

@Fact({
  type: 'smarketing.lead.disqualified.v1',
  stream: 'handoffs',
  key: 'leadId',
  summary: 'A rejected lead is none: it leaves the funnel.',
})
export class LeadDisqualified extends HandoffFact {}
