import { IsUUID } from 'class-validator';
import { Fact } from '../define-fact.js';

@Fact({
  type: 'smarketing.lead.erased-from-reports.v1',
  stream: 'feedback-erasures',
  key: 'leadId',
  summary: 'The story of an erased lead is deleted, and every figure is restated without it.',
})
export class LeadErasedFromReports {
  @IsUUID()
  leadId: string;
}
