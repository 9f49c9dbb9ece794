import { IsIn } from 'class-validator';
import { Fact } from '../define-fact.js';
import { CommitmentFact } from './commitment.js';

export const commitmentOutcomes = ['met', 'missed'] as const;
export type CommitmentOutcome = (typeof commitmentOutcomes)[number];

@Fact({
  type: 'smarketing.commitment.closed.v1',
  stream: 'commitments',
  formerly: ['sla'],
  key: 'subject',
  summary: 'The month of a commitment is over: met or missed.',
})
export class CommitmentClosed extends CommitmentFact {
  @IsIn(commitmentOutcomes)
  outcome: CommitmentOutcome;
}
