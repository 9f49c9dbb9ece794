import { IsUUID } from 'class-validator';
import { Fact } from '../define-fact.js';

@Fact({
  type: 'smarketing.lead.erased-from-scores.v1',
  stream: 'scoring-erasures',
  key: 'leadId',
  summary: 'The score of an erased lead, and all that it was made of, is deleted.',
})
export class LeadErasedFromScores {
  @IsUUID()
  leadId: string;
}
