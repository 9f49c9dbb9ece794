import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { PageQuery, PageOf } from '@smarketing/http';
import { IsString, MaxLength, ValidateIf } from 'class-validator';

const isGiven = (_: unknown, value: unknown) => value !== undefined;

export class ActsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Only what this caller did: the subject of their token.' })
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

  @ApiPropertyOptional({ description: 'Only acts of this kind.', example: 'contact.read' })
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(100)
  act?: string;
}

@ApiSchema({ name: 'Caller' })
export class CallerDto {
  @ApiProperty({ description: 'The subject of their token.', example: 'auth0|64f1c2' })
  subject: string;

  @ApiProperty({ description: 'The role in which they acted.' })
  role: string;
}

@ApiSchema({ name: 'Act' })
export class ActDto {
  @ApiProperty({ description: 'Increases with time.' })
  id: string;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ description: 'Such as `lead.capture`, `handoff.accept` or `rep.change`.' })
  act: string;

  @ApiProperty({ type: CallerDto, description: 'Who did it.' })
  by: CallerDto;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'What it was done to; null if it was done to many.',
  })
  on: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'For an act on many: how many of each.',
  })
  counts: Readonly<Record<string, number>>;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Why, as the caller has said by `X-Reason`; null if they have not.',
  })
  reason: string | null;

  @ApiProperty({ description: 'The `ce_correlationid` of all facts that it led to.' })
  correlationId: string;
}

export class ActPageDto extends PageOf(ActDto) {}
