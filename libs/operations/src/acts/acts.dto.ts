import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { PageQuery } from '@smarketing/http';
import { IsString, MaxLength, ValidateIf } from 'class-validator';

const isGiven = (_: unknown, value: unknown) => value !== undefined;

export class ActsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Only what this caller did: the subject of his token.' })
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(1_000)
  by?: string;

  @ApiPropertyOptional({
    description:
      'Only what was done to this one, such as `lead/0197b2a4-6f00-7000-8000-000000000001`.',
  })
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(1_000)
  on?: string;
}

@ApiSchema({ name: 'Caller' })
export class CallerDto {
  @ApiProperty({ description: 'The subject of his token.' })
  subject: string;

  @ApiProperty({ description: 'The role by which he was allowed to.' })
  role: string;
}

@ApiSchema({ name: 'Act' })
export class ActDto {
  @ApiProperty()
  id: string;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ description: 'Such as `lead.capture`, `handoff.accept` or `rep.change`.' })
  act: string;

  @ApiProperty({ type: CallerDto })
  by: CallerDto;

  @ApiProperty({ type: String, nullable: true, description: 'What it was done to; null: to many.' })
  on: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'Of an act on many: how many of each.',
  })
  counts: Readonly<Record<string, number>>;

  @ApiProperty({ description: 'The `ce_correlationid` of all facts that it led to.' })
  correlationId: string;
}

@ApiSchema({ name: 'ActPage' })
export class ActPageDto {
  @ApiProperty({ type: [ActDto] })
  items: readonly ActDto[];

  @ApiProperty({ type: String, nullable: true, description: 'The cursor of the next page.' })
  next: string | null;
}
