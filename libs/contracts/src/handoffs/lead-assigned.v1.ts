import { IsString, MaxLength } from 'class-validator';
import { Fact } from '../define-fact.js';
import { HandoffFact } from './handoff.js';

@Fact({
  type: 'smarketing.lead.assigned.v1',
  stream: 'handoffs',
  key: 'leadId',
  summary: 'A qualified lead was assigned to a rep.',
})
export class LeadAssigned extends HandoffFact {
  /** The rule of the playbook that chose the rep. */
  @IsString()
  @MaxLength(120)
  rule: string;
}
