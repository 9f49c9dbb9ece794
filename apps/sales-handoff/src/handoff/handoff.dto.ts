import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { touchpointKinds, type TouchpointKind } from '@smarketing/contracts';
import { PageOf, PageQuery } from '@smarketing/http';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { CustomerRequest, Doer, Step } from './handoff.schema.js';
import { acts, stages, type Act, type Stage } from './stages.js';

export class LeadPath {
  @IsUUID()
  leadId: string;
}

export class InboxQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Id of the rep whose inbox it is.', example: 'rep-17' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  rep?: string;

  @ApiPropertyOptional({ enum: stages, enumName: 'HandoffStage' })
  @IsOptional()
  @IsIn(stages)
  stage?: Stage;
}

export class MoneyDto {
  @ApiProperty({
    type: 'integer',
    description: 'In minor units of the currency, such as cents.',
    example: 125000,
  })
  amount: number;

  @ApiProperty({ description: 'ISO 4217.', example: 'EUR' })
  currency: string;
}

export class DoerDto implements Doer {
  @ApiProperty({ description: 'The subject of their token.', example: 'auth0|64f1c2' })
  subject: string;

  @ApiProperty({ description: 'The role in which they acted.', example: 'sales' })
  role: string;
}

const steps = [
  ...acts.filter((act) => act !== 'purchases'),
  'qualify',
  'assign',
  'import',
] as const;

export class HandoffStepDto implements Step {
  @ApiProperty({ enum: steps })
  act: Step['act'];

  @ApiProperty({
    enum: stages,
    enumName: 'HandoffStage',
    description: 'The stage that it led to.',
  })
  stage: Stage;

  @ApiProperty({ type: 'integer', description: 'Which qualification of the lead it belongs to.' })
  cycle: number;

  @ApiProperty({ type: Date })
  at: Date;

  @ApiPropertyOptional({ description: 'The rep who has had the lead since.', example: 'rep-17' })
  repId?: string;

  @ApiPropertyOptional({
    description: 'Why it was rejected, lost, or the customer left.',
    example: 'no-budget',
  })
  reason?: string;

  @ApiPropertyOptional({ type: MoneyDto, description: 'What the deal may be worth.' })
  expected?: MoneyDto;

  @ApiPropertyOptional({ type: MoneyDto, description: 'What the deal was worth.' })
  amount?: MoneyDto;

  @ApiPropertyOptional({ type: DoerDto, description: 'Who did it; absent if the service did.' })
  by?: DoerDto;
}

export class CustomerRequestDto implements CustomerRequest {
  @ApiProperty({ enum: touchpointKinds, enumName: 'TouchpointKind' })
  kind: TouchpointKind;

  @ApiProperty({ type: Date })
  at: Date;
}

export class HandoffDto {
  @ApiProperty({ format: 'uuid' })
  leadId: string;

  @ApiProperty({ enum: stages, enumName: 'HandoffStage' })
  stage: Stage;

  @ApiProperty({
    type: 'integer',
    description:
      'Which qualification of the lead it is; it increases each time the lead comes back.',
  })
  cycle: number;

  @ApiProperty({ type: Date })
  qualifiedAt: Date;

  @ApiProperty({ type: 'integer', description: 'When it qualified.' })
  score: number;

  @ApiProperty({ description: 'The channel of the first contact.', example: 'organic_search' })
  channel: string;

  @ApiPropertyOptional({
    description: 'True if the cycle is history from an import: nobody here has worked on it.',
  })
  imported?: boolean;

  @ApiPropertyOptional({
    description: 'Who has the lead; absent while it waits for its assignment.',
    example: 'rep-17',
  })
  repId?: string;

  @ApiProperty({
    type: 'object',
    properties: Object.fromEntries(
      stages.map((stage) => [stage, { type: 'string', format: 'date-time' }]),
    ),
    description: 'When each stage was reached, in this cycle.',
  })
  times: Readonly<Partial<Record<Stage, Date>>>;

  @ApiPropertyOptional({ format: 'uuid' })
  opportunityId?: string;

  @ApiPropertyOptional({ type: MoneyDto, description: 'What the deal was expected to be worth.' })
  expected?: MoneyDto;

  @ApiPropertyOptional({ type: MoneyDto, description: 'What the deal won is worth.' })
  amount?: MoneyDto;

  @ApiPropertyOptional({
    description: 'Why it was rejected, lost, or the customer left.',
    example: 'no-budget',
  })
  reason?: string;

  @ApiProperty({ type: 'integer', description: 'How many further purchases were recorded.' })
  purchases: number;

  @ApiPropertyOptional({
    type: [CustomerRequestDto],
    description: 'What the customer asked for since the deal was won, the last 20, oldest first.',
  })
  askedAgain?: readonly CustomerRequestDto[];

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The lead that stands for it since it was merged: sales acts on that one.',
  })
  mergedInto?: string;

  @ApiProperty({
    type: [HandoffStepDto],
    description: 'The last 100 steps of all cycles, oldest first.',
  })
  history: readonly HandoffStepDto[];

  @ApiProperty({
    enum: acts,
    enumName: 'HandoffAct',
    isArray: true,
    description: 'What can be done with it now.',
  })
  legal: readonly Act[];
}

export class HandoffPageDto extends PageOf(HandoffDto) {}

export class CommandedHandoffDto extends HandoffDto {
  @ApiProperty({ description: 'False if it had been done before: nothing has changed.' })
  changed: boolean;
}
