import { IsNumber } from 'class-validator';
import { Fact } from '../define-fact.js';
import { IsInstant } from '../instant.js';
import { ObligationFact } from './obligation.js';

@Fact({
  type: 'smarketing.obligation.corrected.v1',
  stream: 'sla',
  key: 'subject',
  summary: 'An act that happened on time, but became known late, turned a breach into met.',
})
export class ObligationCorrected extends ObligationFact {
  @IsInstant()
  metAt: string;

  @IsNumber()
  usedMinutes: number;
}
