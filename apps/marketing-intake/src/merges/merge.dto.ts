import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

export class UnmergeLeadDto {
  @ApiPropertyOptional({
    maxLength: 500,
    description: 'The reason, for the record. No contact data.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  reason?: string;
}

export class MergeLeadDto extends UnmergeLeadDto {
  @ApiProperty({
    format: 'uuid',
    description: 'The lead that is merged into the one of the address.',
  })
  @IsUUID()
  absorb: string;

  @ApiPropertyOptional({
    description:
      'Let the further one in sales survive, or of two that are equally far the one that came first. Default: the one of the address, or a refusal where the other one is further.',
  })
  @IsOptional()
  @IsBoolean()
  either?: boolean;
}

export class MergedDto {
  @ApiProperty({ format: 'uuid', description: 'The lead that stands for both.' })
  leadId: string;

  @ApiProperty({
    type: [String],
    format: 'uuid',
    description:
      'What it stands for now by this merge: the other lead, and what that one had absorbed.',
  })
  absorbed: string[];
}

export class UnmergedDto {
  @ApiProperty({ format: 'uuid', description: 'The lead that counts by itself again.' })
  leadId: string;

  @ApiProperty({ format: 'uuid', description: 'The lead that had stood for it.' })
  from: string;

  @ApiProperty({
    type: [String],
    format: 'uuid',
    description: 'The leads that it still stands for itself.',
  })
  absorbed: string[];
}
