import { ApiPropertyOptional } from '@nestjs/swagger';
import { acts, stages, type Act, type Stage } from './stages.js';

/** What the problems of a handoff say beside what every problem says. */
export class RetryAfter {
  @ApiPropertyOptional({
    type: 'integer',
    description: 'Seconds after which to try again; absent where that would not help.',
    example: 1,
  })
  retryAfterSeconds?: number;
}

export class IllegalTransition extends RetryAfter {
  @ApiPropertyOptional({ enum: stages, enumName: 'HandoffStage' })
  stage?: Stage;

  @ApiPropertyOptional({
    enum: acts,
    enumName: 'HandoffAct',
    isArray: true,
    description: 'What the stage allows.',
  })
  legal?: readonly Act[];
}

export class MergedAway {
  @ApiPropertyOptional({ format: 'uuid', description: 'The lead to act on.' })
  mergedInto?: string;
}

export class AllowedValues {
  @ApiPropertyOptional({ type: [String], description: 'What would be accepted.' })
  allowed?: readonly string[];
}

export class NotYourLead extends AllowedValues {
  @ApiPropertyOptional({ description: 'The rep concerned.', example: 'rep-17' })
  repId?: string;
}

export class BeforeTheDeal {
  @ApiPropertyOptional({ format: 'date-time', description: 'When the deal was won.' })
  wonAt?: string;
}
