import { IsNumber } from 'class-validator';
import { Fact } from '../define-fact.js';
import { IsInstant } from '../instant.js';
import { ObligationFact } from './obligation.js';

@Fact({
  type: 'smarketing.obligation.met.v1',
  stream: 'sla',
  key: 'subject',
  summary: 'The act was done on time.',
})
export class ObligationMet extends ObligationFact {
  @IsInstant()
  metAt: string;

  /** Business minutes from arming to the act. */
  @IsNumber()
  usedMinutes: number;
}
