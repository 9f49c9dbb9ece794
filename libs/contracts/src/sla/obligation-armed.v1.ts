import { Fact } from '../define-fact.js';
import { IsInstant } from '../instant.js';
import { ObligationFact } from './obligation.js';

@Fact({
  type: 'smarketing.obligation.armed.v1',
  stream: 'sla',
  key: 'subject',
  summary: 'One team owes the other an act by a due time.',
})
export class ObligationArmed extends ObligationFact {
  @IsInstant()
  armedAt: string;

  @IsInstant()
  atRiskAt: string;
}
