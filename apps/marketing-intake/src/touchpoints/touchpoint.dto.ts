import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { touchpointKinds } from '@smarketing/contracts';
import { Type } from 'class-transformer';
import { IsObject, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { IgnoredDto, UtmDto } from '../capture/capture.dto.js';

export class RecordTouchpointDto {
  @ApiProperty({ enum: touchpointKinds, enumName: 'TouchpointKind' })
  @IsString()
  @MaxLength(40)
  kind: string;

  @ApiPropertyOptional({ type: UtmDto })
  @IsOptional()
  @IsObject({ message: 'must be a JSON object' })
  @ValidateNested()
  @Type(() => UtmDto)
  utm?: UtmDto;

  @ApiPropertyOptional({
    description: 'Default: what the playbook says of the UTM parameters.',
    example: 'email',
  })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  channel?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'When it happened. Default: now.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  occurredAt?: string;
}

export class TouchpointRecordedDto {
  @ApiProperty({ format: 'uuid' })
  touchpointId: string;

  @ApiProperty({ description: 'False if the same touchpoint was already known.' })
  recorded: boolean;

  @ApiPropertyOptional({ type: [IgnoredDto], description: 'What was left out, and why.' })
  ignored?: IgnoredDto[];
}
