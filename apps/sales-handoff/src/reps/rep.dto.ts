import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageOf, PageQuery } from '@smarketing/http';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateIf,
} from 'class-validator';
import { looksLikePerson } from './looks-like-person.js';

const repId = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
const linkedTo =
  'The subject of the tokens by which the rep acts; others in sales may then not act for them.';
const isGiven = (_: unknown, value: unknown) => value !== undefined;

export class AddRepRequest {
  @ApiPropertyOptional({
    description:
      'Your own id of the rep: letters, digits, - and _; no e-mail address, name or phone number, since it is published on facts. Default: new.',
    pattern: repId.source,
  })
  @ValidateIf(isGiven)
  @Matches(repId, { message: 'repId must be 1 to 64 letters, digits, - or _' })
  @IsNoPerson()
  repId?: string;

  @ApiProperty({ maxLength: 120, description: 'Stays in this service.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  name: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 100,
    default: 1,
    description: 'Twice the weight, twice the leads.',
  })
  @ValidateIf(isGiven)
  @IsInt()
  @Min(1)
  @Max(100)
  weight: number = 1;

  @ApiPropertyOptional({ default: true, description: 'Whether the rep gets new leads.' })
  @ValidateIf(isGiven)
  @IsBoolean()
  active: boolean = true;

  @ApiPropertyOptional({ maxLength: 255, description: linkedTo })
  @ValidateIf(isGiven)
  @IsString()
  @IsNotEmpty()
  @MaxLength(255)
  subject?: string;
}

export class ChangeRepRequest {
  @ApiPropertyOptional({ maxLength: 120, description: 'Stays in this service.' })
  @ValidateIf(isGiven)
  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  name?: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 100,
    description: 'Twice the weight, twice the leads.',
  })
  @ValidateIf(isGiven)
  @IsInt()
  @Min(1)
  @Max(100)
  weight?: number;

  @ApiPropertyOptional({ description: 'Whether the rep gets new leads.' })
  @ValidateIf(isGiven)
  @IsBoolean()
  active?: boolean;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 255,
    description: `${linkedTo} Null ends that.`,
  })
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsString()
  @IsNotEmpty()
  @MaxLength(255)
  subject?: string | null;
}

export class RepsQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    description: 'Only those that are linked to a subject, or that are not.',
  })
  @ValidateIf(isGiven)
  @IsIn(['true', 'false'])
  linked?: 'true' | 'false';
}

export class RepDto {
  @ApiProperty({ description: 'Published on facts.', example: 'rep-17' })
  repId: string;

  @ApiProperty({ description: 'Stays in this service.', example: 'Aylin Demir' })
  name: string;

  @ApiProperty({ type: 'integer', description: 'Twice the weight, twice the leads.' })
  weight: number;

  @ApiProperty({ description: 'Whether the rep gets new leads.' })
  active: boolean;

  @ApiProperty({ description: 'Whether a subject is linked; if not, any caller in sales may act.' })
  linked: boolean;

  @ApiPropertyOptional({
    description: 'The subject that is linked; shown to revops only.',
    example: 'auth0|64f1c2',
  })
  subject?: string;
}

export class RepPageDto extends PageOf(RepDto) {}

/** What the problem `subject-linked` says beside what every problem says. */
export class SubjectLinked {
  @ApiPropertyOptional({ description: 'The rep that the subject is linked to.', example: 'rep-17' })
  repId?: string;
}

function IsNoPerson(): PropertyDecorator {
  return ValidateBy({
    name: 'isNoPerson',
    validator: {
      validate: (value) => typeof value === 'string' && !looksLikePerson(value),
      defaultMessage: () =>
        'repId must not be a name or a phone number: it is published on facts for good. Use an id such as rep-17, or leave it out',
    },
  });
}
