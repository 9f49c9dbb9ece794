import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, MaxLength, ValidateIf } from 'class-validator';

const isGiven = (_: unknown, value: unknown) => value !== undefined;

export class CorrectFirstTouchDto {
  @ApiPropertyOptional({ example: 'email', description: "A channel of the playbook's list." })
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(200)
  channel?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'When the first contact was: RFC 3339 with a zone.',
  })
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(60)
  occurredAt?: string;

  @ApiProperty({ maxLength: 500, description: 'The reason, for the record. No contact data.' })
  @IsString()
  @MaxLength(1_000)
  reason: string;
}

export class CorrectImportDto {
  @ApiProperty({ example: 'email', description: "A channel of the playbook's list." })
  @IsString()
  @MaxLength(200)
  channel: string;

  @ApiPropertyOptional({ example: 'other', description: 'Only leads of this channel; else all.' })
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(80)
  from?: string;

  @ApiProperty({ maxLength: 500, description: 'The reason, for the record. No contact data.' })
  @IsString()
  @MaxLength(1_000)
  reason: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The `next` of the previous answer.' })
  @IsOptional()
  @IsUUID()
  after?: string;
}

export class FirstTouchDto {
  @ApiProperty({ format: 'uuid' })
  leadId: string;

  @ApiProperty({ example: 'email' })
  channel: string;

  @ApiProperty({ format: 'date-time' })
  capturedAt: Date;

  @ApiProperty({ description: 'False if it was so already.' })
  changed: boolean;
}

export class ImportCorrectedDto {
  @ApiProperty({
    type: 'integer',
    description: 'Leads that were corrected by this request, 500 at most.',
  })
  corrected: number;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Send it as `after` to continue; null: that was all.',
  })
  next: string | null;
}
