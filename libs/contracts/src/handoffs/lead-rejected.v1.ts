import { IsString, MaxLength } from 'class-validator';
import { Fact } from '../define-fact.js';
import { HandoffFact } from './handoff.js';

@Fact({
  type: 'smarketing.lead.rejected.v1',
  stream: 'handoffs',
  key: 'leadId',
  summary: 'The rep rejected the lead, with a reason from the playbook.',
})
export class LeadRejected extends HandoffFact {
  /** A rejection reason that the playbook lists. */
  @IsString()
  @MaxLength(80)
  reason: string;
}
