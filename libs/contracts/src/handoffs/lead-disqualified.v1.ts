import { Fact } from '../define-fact.js';
import { HandoffFact } from './handoff.js';

@Fact({
  type: 'smarketing.lead.disqualified.v1',
  stream: 'handoffs',
  key: 'leadId',
  summary: 'Sales disqualified the lead: it leaves the funnel.',
})
export class LeadDisqualified extends HandoffFact {}
