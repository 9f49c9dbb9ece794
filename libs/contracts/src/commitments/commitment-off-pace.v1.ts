import { IsNumber } from 'class-validator';
import { Fact } from '../define-fact.js';
import { CommitmentFact } from './commitment.js';

@Fact({
  type: 'smarketing.commitment.off-pace.v1',
  stream: 'commitments',
  formerly: ['sla'],
  key: 'subject',
  summary: 'A commitment is behind the pace that its goal asks for.',
})
export class CommitmentOffPace extends CommitmentFact {
  /** What the goal asks for by now. */
  @IsNumber()
  pace: number;
}
