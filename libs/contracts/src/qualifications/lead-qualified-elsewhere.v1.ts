import { IsIn, IsInt, IsNumber, IsString, IsUUID, MaxLength, Min } from 'class-validator';
import { Fact } from '../define-fact.js';
import { importedStages, type ImportedStage } from '../leads/lead-stage-imported.v1.js';

@Fact({
  type: 'smarketing.lead.qualified-elsewhere.v1',
  stream: 'qualifications',
  key: 'leadId',
  summary:
    'How far a lead had come in another system stands for its first cycle: history, which nobody has to work on and no agreement counts.',
})
export class LeadQualifiedElsewhere {
  @IsUUID()
  leadId: string;

  /** The cycle that it stands for. */
  @IsInt()
  @Min(1)
  cycle: number;

  @IsIn(importedStages)
  stage: ImportedStage;

  /** What the lead scores here. */
  @IsNumber()
  score: number;

  @IsString()
  @MaxLength(80)
  channel: string;
}
