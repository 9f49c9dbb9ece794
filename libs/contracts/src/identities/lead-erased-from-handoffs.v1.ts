import { IsUUID } from 'class-validator';
import { Fact } from '../define-fact.js';

@Fact({
  type: 'smarketing.lead.erased-from-handoffs.v1',
  stream: 'handoff-erasures',
  key: 'leadId',
  summary: 'What sales had done with an erased lead is deleted, and it is in nobody’s inbox.',
})
export class LeadErasedFromHandoffs {
  @IsUUID()
  leadId: string;
}
