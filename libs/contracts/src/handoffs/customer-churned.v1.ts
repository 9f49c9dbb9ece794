import { IsIn, IsUUID } from 'class-validator';
import { Fact } from '../define-fact.js';
import { lossReasons, type LossReason } from './loss-reasons.js';

@Fact({
  type: 'smarketing.customer.churned.v1',
  stream: 'handoffs',
  key: 'leadId',
  summary: 'A customer left.',
})
export class CustomerChurned {
  @IsUUID()
  leadId: string;

  @IsIn(lossReasons)
  reason: LossReason;
}
