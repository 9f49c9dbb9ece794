import { Type } from 'class-transformer';
import { IsObject, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { Fact } from '../define-fact.js';
import { Money } from '../money.js';
import { HandoffFact } from './handoff.js';

@Fact({
  type: 'smarketing.opportunity.opened.v1',
  stream: 'handoffs',
  key: 'leadId',
  summary: 'The rep opened an opportunity: a sales qualified lead (SQL).',
})
export class OpportunityOpened extends HandoffFact {
  @IsUUID()
  opportunityId: string;

  /** The expected value. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => Money)
  expected?: Money;
}
