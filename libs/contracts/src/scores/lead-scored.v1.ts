import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsNumber,
  IsObject,
  IsOptional,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { Fact } from '../define-fact.js';
import { Contribution } from './contribution.js';

@Fact({
  type: 'smarketing.lead.scored.v1',
  stream: 'scores',
  key: 'leadId',
  summary: 'The score of a lead changed, with every point explained.',
})
export class LeadScored {
  @IsUUID()
  leadId: string;

  @IsNumber()
  score: number;

  @IsOptional()
  @IsNumber()
  previousScore?: number;

  @IsArray()
  @ArrayMaxSize(200)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => Contribution)
  contributions: Contribution[];
}
