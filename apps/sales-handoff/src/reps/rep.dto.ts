import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@smarketing/http';
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
  'The subject of the tokens by which the rep himself acts; others of sales then may not act for him.';
const isGiven = (_: unknown, value: unknown) => value !== undefined;

export class AddRepRequest {
  @ApiPropertyOptional({
    description:
      'Your own id of the rep: letters, digits, - and _; no e-mail address, name or phone number, as it travels on facts. Default: new.',
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

  @ApiPropertyOptional({ default: 1, description: 'Twice the weight, twice the leads.' })
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
  @ApiPropertyOptional({ maxLength: 120 })
  @ValidateIf(isGiven)
  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  name?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 100 })
  @ValidateIf(isGiven)
  @IsInt()
  @Min(1)
  @Max(100)
  weight?: number;

  @ApiPropertyOptional()
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
  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'Only those that are, or are not.' })
  @ValidateIf(isGiven)
  @IsIn(['true', 'false'])
  linked?: 'true' | 'false';
}

export class RepAnswer {
  @ApiProperty()
  repId: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  weight: number;

  @ApiProperty()
  active: boolean;

  @ApiProperty({ description: 'Whether a subject is linked; if not, any caller of sales may act.' })
  linked: boolean;

  @ApiPropertyOptional({ description: 'The subject that is linked; shown to revops only.' })
  subject?: string;
}

function IsNoPerson(): PropertyDecorator {
  return ValidateBy({
    name: 'isNoPerson',
    validator: {
      validate: (value) => typeof value === 'string' && !looksLikePerson(value),
      defaultMessage: () =>
        'repId must not be a name or a phone number: it travels on facts for good. Use an id such as rep-17, or leave it out',
    },
  });
}
