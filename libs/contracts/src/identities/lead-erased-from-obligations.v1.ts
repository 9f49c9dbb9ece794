import { IsUUID } from 'class-validator';
import { Fact } from '../define-fact.js';

@Fact({
  type: 'smarketing.lead.erased-from-obligations.v1',
  stream: 'sla-erasures',
  key: 'leadId',
  summary: 'What was owed for an erased lead is deleted, and it counts in no commitment.',
})
export class LeadErasedFromObligations {
  @IsUUID()
  leadId: string;
}
