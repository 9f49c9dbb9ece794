import { IsIn, IsInt, IsUUID, Min } from 'class-validator';
import { Fact } from '../define-fact.js';

export const unassignableReasons = ['no-active-rep'] as const;
export type UnassignableReason = (typeof unassignableReasons)[number];

@Fact({
  type: 'smarketing.lead.unassignable.v1',
  stream: 'handoffs',
  key: 'leadId',
  summary: 'No rep was available for a qualified lead; it waits and is tried again.',
})
export class LeadUnassignable {
  @IsUUID()
  leadId: string;

  @IsInt()
  @Min(1)
  cycle: number;

  @IsIn(unassignableReasons)
  reason: UnassignableReason;
}
