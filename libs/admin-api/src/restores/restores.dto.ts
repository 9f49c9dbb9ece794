import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { lackKinds, type LackKind } from '@smarketing/event-bus';
import { PageOf, PageQuery } from '@smarketing/http';
import { IsIn, ValidateIf } from 'class-validator';

const isGiven = (_: unknown, value: unknown) => value !== undefined;

@ApiSchema({ name: 'LackingCounts' })
export class LackingCountsDto {
  @ApiProperty({ type: 'integer', description: 'Brought up to date by the facts on the topics.' })
  recovered: number;

  @ApiProperty({
    type: 'integer',
    description: 'As the backup had them: only their numbers were taken over.',
  })
  older: number;

  @ApiProperty({
    type: 'integer',
    description: 'Gone with all that is not on the topics, such as contact cards.',
  })
  missing: number;
}

@ApiSchema({ name: 'Acknowledgement' })
export class AcknowledgementDto {
  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ description: 'The subject of their token.' })
  by: string;
}

@ApiSchema({ name: 'ErasedAgain' })
export class ErasedAgainDto {
  @ApiProperty({ type: 'integer', description: 'Erased leads of which something was back.' })
  leads: number;

  @ApiProperty({ type: 'integer', description: 'Documents that were deleted again.' })
  documents: number;
}

@ApiSchema({ name: 'Restore' })
export class RestoreDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date-time' })
  foundAt: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the database was as new as the topics again; null until then.',
  })
  readyAt: string | null;

  @ApiProperty({
    type: 'integer',
    description: 'Facts of this service on the topics that the database did not know.',
  })
  unknownFacts: number;

  @ApiProperty({
    type: 'integer',
    description: 'Facts in the outbox of the backup that had been published already.',
  })
  droppedRows: number;

  @ApiProperty({ type: LackingCountsDto })
  lacking: LackingCountsDto;

  @ApiProperty({
    type: [String],
    description: 'A few of the keys that are missing, or else older.',
  })
  examples: string[];

  @ApiProperty({
    type: ErasedAgainDto,
    nullable: true,
    description: 'What the backup had brought back of erased leads; null where it was nothing.',
  })
  erasedAgain: ErasedAgainDto | null;

  @ApiProperty({ type: AcknowledgementDto, nullable: true })
  acknowledged: AcknowledgementDto | null;
}

export class RestoresDto {
  @ApiProperty({ type: [RestoreDto] })
  items: RestoreDto[];
}

export class LackingQuery extends PageQuery {
  @ApiPropertyOptional({ enum: lackKinds, description: 'Only those of this kind.' })
  @ValidateIf(isGiven)
  @IsIn(lackKinds)
  what?: LackKind;
}

@ApiSchema({ name: 'Lacking' })
export class LackingDto {
  @ApiProperty({ description: 'The stream whose numbers it had given.', example: 'leads' })
  stream: string;

  @ApiProperty({ description: 'Such as the id of a lead.' })
  key: string;

  @ApiProperty({ enum: lackKinds })
  what: LackKind;

  @ApiProperty({
    type: 'integer',
    description: 'The number of its last fact that the backup knew.',
  })
  known: number;

  @ApiProperty({ type: 'integer', description: 'The number of its last fact on the topics.' })
  last: number;
}

export class LackingPageDto extends PageOf(LackingDto) {}
