import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { ProblemDocument } from '@smarketing/http';
import { ArrayMaxSize, ArrayMinSize, IsArray } from 'class-validator';
import { requestOf } from './read-command.dto.js';
import { acts, stages, type Stage } from './stages.js';

const mostCommands = 500;

@ApiExtraModels(...Object.values(requestOf))
export class BatchRequest {
  @ApiProperty({
    type: 'array',
    items: {
      oneOf: acts.map((act) => ({
        allOf: [
          { $ref: getSchemaPath(requestOf[act]) },
          {
            type: 'object',
            required: ['leadId', 'act'],
            properties: {
              leadId: { type: 'string', format: 'uuid' },
              act: { type: 'string', enum: [act] },
            },
          },
        ],
      })),
    },
    minItems: 1,
    maxItems: mostCommands,
    example: [{ leadId: '0197b2a4-6f00-7000-8000-000000000001', act: 'accept' }],
    description: 'Each like the body of its own address, plus the lead and the act.',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(mostCommands)
  commands: unknown[];
}

export class CommandDoneDto {
  @ApiProperty({ format: 'uuid' })
  leadId: string;

  @ApiProperty({ enum: stages, enumName: 'HandoffStage' })
  stage: Stage;

  @ApiProperty({ description: 'False if it had been done before: nothing has changed.' })
  changed: boolean;
}

export class CommandRefusedDto {
  @ApiProperty({
    type: ProblemDocument,
    description: 'As its own address would answer. With `retryAfterSeconds` it may be sent again.',
  })
  problem: ProblemDocument;
}

@ApiExtraModels(CommandDoneDto, CommandRefusedDto)
export class BatchDoneDto {
  @ApiProperty({
    type: 'array',
    items: {
      oneOf: [{ $ref: getSchemaPath(CommandDoneDto) }, { $ref: getSchemaPath(CommandRefusedDto) }],
    },
    description: 'In the order of the commands.',
  })
  results: readonly (CommandDoneDto | CommandRefusedDto)[];
}
