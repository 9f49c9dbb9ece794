import { Type } from 'class-transformer';
import { IsObject, IsUUID, ValidateNested } from 'class-validator';
import { Fact } from '../define-fact.js';
import { Money } from '../money.js';

@Fact({
  type: 'smarketing.purchase.recorded.v1',
  stream: 'handoffs',
  key: 'leadId',
  summary: 'A customer bought again.',
})
export class PurchaseRecorded {
  @IsUUID()
  leadId: string;

  @IsUUID()
  purchaseId: string;

  @IsObject()
  @ValidateNested()
  @Type(() => Money)
  amount: Money;
}
