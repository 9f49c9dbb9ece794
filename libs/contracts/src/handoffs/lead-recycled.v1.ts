import { Fact } from '../define-fact.js';
import { HandoffFact } from './handoff.js';

@Fact({
  type: 'smarketing.lead.recycled.v1',
  stream: 'handoffs',
  key: 'leadId',
  summary: 'A rejected lead went back to marketing to be nurtured.',
})
export class LeadRecycled extends HandoffFact {}
