import { IsIn, IsInt, IsUUID, Min } from 'class-validator';
import { Fact } from '../define-fact.js';
import { touchpointKinds, type TouchpointKind } from '../leads/touchpoint-kinds.js';

@Fact({
  type: 'smarketing.lead.asked-again.v1',
  stream: 'qualifications',
  key: 'leadId',
  summary: 'A customer asked again: sales should see it, and no cycle begins.',
})
export class LeadAskedAgain {
  @IsUUID()
  leadId: string;

  /** The cycle in which the customer was won. */
  @IsInt()
  @Min(1)
  cycle: number;

  /** How the customer asked. */
  @IsIn(touchpointKinds)
  kind: TouchpointKind;
}
