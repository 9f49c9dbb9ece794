import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { Fact } from '../define-fact.js';
import { Money } from '../money.js';
import { HandoffFact } from './handoff.js';
import { lossReasons, type LossReason } from './loss-reasons.js';

export const dealOutcomes = ['won', 'lost'] as const;
export type DealOutcome = (typeof dealOutcomes)[number];

@Fact({
  type: 'smarketing.deal.closed.v1',
  stream: 'handoffs',
  key: 'leadId',
  summary: 'A deal was won, and the lead is a customer, or it was lost, with the reason.',
})
export class DealClosed extends HandoffFact {
  @IsUUID()
  opportunityId: string;

  @IsIn(dealOutcomes)
  outcome: DealOutcome;

  /** The value of a deal won. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => Money)
  amount?: Money;

  /** Why a deal was lost. */
  @IsOptional()
  @IsIn(lossReasons)
  reason?: LossReason;
}
