import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsBoolean,
  IsInt,
  IsNotEmpty,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';

const repId = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
const isGiven = (_: unknown, value: unknown) => value !== undefined;

export class AddRepRequest {
  @ApiPropertyOptional({
    description:
      'Your own id of the rep: letters, digits, - and _; no e-mail address. Default: new.',
    pattern: repId.source,
  })
  @ValidateIf(isGiven)
  @Matches(repId, { message: 'repId must be 1 to 64 letters, digits, - or _' })
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
}
