import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { erasureGrounds, type ErasureGround } from '@smarketing/contracts';
import { PageOf } from '@smarketing/http';
import { IsIn } from 'class-validator';

/** The grounds that a caller may name: `retention` is the playbook's. */
export const groundsAsked = erasureGrounds.filter((ground) => ground !== 'retention');

export class EraseLeadDto {
  @ApiProperty({ enum: groundsAsked, description: 'Why. It is kept; nothing else is.' })
  @IsIn(groundsAsked)
  ground: Exclude<ErasureGround, 'retention'>;
}

export class DeletedDto {
  @ApiProperty({ description: 'The collection that held them.', example: 'vault' })
  of: string;

  @ApiProperty({ type: 'integer', description: 'How many.' })
  count: number;
}

export class KeptDto {
  @ApiProperty({ description: 'What is kept.', example: 'telephone-consents' })
  of: string;

  @ApiProperty({ description: 'Why it must be.' })
  ground: string;

  @ApiProperty({ format: 'date-time', description: 'When it ends.' })
  until: string;
}

export class PeriodDto {
  @ApiProperty({ description: 'Which leads it is for.', example: 'lost' })
  of: string;

  @ApiProperty({ type: 'integer', description: 'Without a touchpoint.', example: 24 })
  months: number;
}

export class ConfirmationDto {
  @ApiProperty({ example: 'lead-scoring' })
  service: string;

  @ApiProperty({
    type: Date,
    nullable: true,
    description: 'When it had deleted all that it held; null while its confirmation is missing.',
  })
  at: Date | null;
}

export class ErasureReceiptDto {
  @ApiProperty({ format: 'uuid' })
  leadId: string;

  @ApiProperty({ type: Date, description: 'When it was erased here.' })
  erasedAt: Date;

  @ApiProperty({ enum: erasureGrounds, enumName: 'ErasureGround', description: 'Why.' })
  ground: ErasureGround;

  @ApiPropertyOptional({ type: PeriodDto, description: 'The period that was over.' })
  period?: PeriodDto;

  @ApiPropertyOptional({ type: 'integer', description: 'The version that has the period.' })
  playbook?: number;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The lead that it had been merged into, and with which it was erased.',
  })
  erasedWith?: string;

  @ApiProperty({ type: [DeletedDto], description: 'What was deleted here, by collection.' })
  deleted: DeletedDto[];

  @ApiProperty({ type: [KeptDto], description: 'What is kept all the same, and until when.' })
  kept: KeptDto[];

  @ApiProperty({ type: [ConfirmationDto], description: 'Of every service that held something.' })
  confirmations: ConfirmationDto[];

  @ApiProperty({ type: [String], description: 'The services whose confirmation is missing.' })
  missing: string[];

  @ApiProperty({ description: 'Whether all have confirmed.' })
  complete: boolean;
}

export class ErasurePageDto extends PageOf(ErasureReceiptDto) {}
