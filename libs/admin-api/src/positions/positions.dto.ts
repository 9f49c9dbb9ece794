import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsBoolean, ValidateIf } from 'class-validator';

@ApiSchema({ name: 'LastApplied' })
export class LastAppliedDto {
  @ApiProperty({ description: 'The cluster that it was read from, by the id that Kafka gives it.' })
  cluster: string;

  @ApiProperty({ type: 'integer' })
  offset: number;

  @ApiProperty({ description: 'The `ce_id` of the fact.' })
  id: string;
}

@ApiSchema({ name: 'TopicPosition' })
export class TopicPositionDto {
  @ApiProperty({ example: 'smarketing.leads' })
  topic: string;

  @ApiProperty({ type: 'integer' })
  partition: number;

  @ApiProperty({ type: 'integer', description: 'The offset that is applied next.' })
  next: number;

  @ApiProperty({ type: 'integer', description: 'The offset behind the newest record.' })
  end: number;

  @ApiPropertyOptional({ type: LastAppliedDto, description: 'The last fact that was applied.' })
  last?: LastAppliedDto;
}

@ApiSchema({ name: 'Positions' })
export class PositionsDto {
  @ApiProperty({ description: 'The cluster that the service is connected to.' })
  cluster: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'When reading last started from scratch, if it ever did.',
  })
  resumed?: Date;

  @ApiProperty({ type: [TopicPositionDto] })
  positions: readonly TopicPositionDto[];
}

export class ResumeRequest {
  @ApiPropertyOptional({
    default: false,
    description: 'Also where all positions are of this cluster, as after a topic was re-created.',
  })
  @ValidateIf((_: unknown, value: unknown) => value !== undefined)
  @IsBoolean()
  force: boolean = false;
}

@ApiSchema({ name: 'MissingFacts' })
export class MissingFactsDto {
  @ApiProperty({ example: 'leads' })
  stream: string;

  @ApiProperty({ description: 'Of the facts, such as the id of a lead.' })
  key: string;

  @ApiProperty({
    type: 'integer',
    description: 'Up to this number all of them are on the topics; 0: none.',
  })
  published: number;

  @ApiProperty({ type: 'integer', description: 'The last number that was issued.' })
  issued: number;
}

@ApiSchema({ name: 'MissingOnTopics' })
export class MissingOnTopicsDto {
  @ApiProperty({ type: 'integer', description: 'How many keys lack facts.' })
  keys: number;

  @ApiProperty({ type: 'integer', description: 'How many facts are lacking.' })
  facts: number;

  @ApiProperty({ type: [MissingFactsDto], description: 'The first 100 keys.' })
  examples: readonly MissingFactsDto[];
}
