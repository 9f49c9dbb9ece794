import { IsIn, IsUUID } from 'class-validator';
import { Fact } from '../define-fact.js';

/** How far a lead can have come elsewhere, beyond being one. */
export const importedStages = [
  'qualified',
  'opportunity',
  'customer',
  'lost',
  'disqualified',
] as const;
export type ImportedStage = (typeof importedStages)[number];

@Fact({
  type: 'smarketing.lead.stage-imported.v1',
  stream: 'leads',
  key: 'leadId',
  summary:
    'A file says how far the lead had come in another system. It precedes LeadCaptured if both came together; its time is that of the import.',
})
export class LeadStageImported {
  @IsUUID()
  leadId: string;

  @IsIn(importedStages)
  stage: ImportedStage;
}
