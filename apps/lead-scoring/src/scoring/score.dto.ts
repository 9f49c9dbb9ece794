import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { PageOf } from '@smarketing/http';
import { isQualified } from './qualify-lead.js';
import type { ScoredCard } from './scores.repository.js';

@ApiSchema({ name: 'Contribution' })
export class ContributionDto {
  @ApiProperty({
    description:
      "The rule's id in the playbook; `clamp:<group>` or `clamp:total` for what a limit took.",
  })
  rule: string;

  @ApiProperty({ description: 'Of the rules in the playbook.', example: 'engagement' })
  group: string;

  @ApiProperty({ type: 'integer' })
  points: number;
}

@ApiSchema({ name: 'Score' })
export class ScoreDto {
  @ApiProperty({ format: 'uuid' })
  leadId: string;

  @ApiProperty({ type: 'integer' })
  score: number;

  @ApiProperty({ type: [ContributionDto], description: 'They sum to the score exactly.' })
  contributions: ContributionDto[];

  @ApiProperty({
    description: 'An MQL now: it reached the threshold and has not been given back since.',
  })
  qualified: boolean;

  @ApiProperty({ type: 'integer', description: 'How many times the lead has qualified.' })
  cycle: number;

  @ApiProperty({ type: 'integer', description: 'The threshold the score was compared with.' })
  threshold: number;

  @ApiProperty({ type: 'integer', description: 'The playbook version the score was made under.' })
  playbook: number;

  @ApiProperty({
    format: 'date-time',
    description: 'When the fact that led to the score happened.',
  })
  at: string;

  @ApiPropertyOptional({ enum: ['won', 'lost'], description: 'How its last deal ended.' })
  outcome?: 'won' | 'lost';
}

export class ScorePageDto extends PageOf(ScoreDto) {}

export function scoreDto(card: ScoredCard): ScoreDto {
  const { score, contributions, threshold, playbook, at } = card.assessment;
  return {
    leadId: card._id,
    score,
    contributions,
    qualified: isQualified(card),
    cycle: card.cycle,
    threshold,
    playbook,
    at: at.toISOString(),
    ...(card.outcome ? { outcome: card.outcome.result } : {}),
  };
}
