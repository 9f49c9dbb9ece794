import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { SaidConsentDto } from './consent.dto.js';

export class ProvenContactDto {
  @ApiPropertyOptional({ example: 'anna.lee@example.com' })
  email?: string;

  @ApiPropertyOptional({ example: '+49 30 1234567' })
  phone?: string;

  @ApiPropertyOptional({ example: 'Anna' })
  firstName?: string;

  @ApiPropertyOptional({ example: 'Lee' })
  lastName?: string;

  @ApiPropertyOptional({ example: 'Example GmbH' })
  company?: string;
}

export class ProvenStatementDto extends SaidConsentDto {
  @ApiPropertyOptional({ example: '192.0.2.17', description: 'From which it was said.' })
  ip?: string;

  @ApiPropertyOptional({ example: '192.0.2.17', description: 'From which it was confirmed.' })
  confirmationIp?: string;

  @ApiPropertyOptional({
    example: '192.0.2.17, 198.51.100.4',
    description: 'What X-Forwarded-For said when it was confirmed; a caller can make it up.',
  })
  confirmationForwardedFor?: string;

  @ApiProperty({
    type: [String],
    format: 'date-time',
    description: 'When it was relied on, the last 200.',
  })
  uses: readonly Date[];
}

export class ConsentProofDto {
  @ApiProperty({ example: 'phone' })
  purpose: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Until then it is kept, also when the lead is erased.',
  })
  keptUntil?: Date;

  @ApiProperty({ type: ProvenContactDto, description: 'Of whom it is.' })
  contact: ProvenContactDto;

  @ApiProperty({ type: [ProvenStatementDto], description: 'All that was said, by its time.' })
  statements: readonly ProvenStatementDto[];
}

export class ConsentProofsDto {
  @ApiProperty({ format: 'uuid' })
  leadId: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'When the lead was erased, if it was: then these proofs are all that is left.',
  })
  erasedAt?: Date;

  @ApiPropertyOptional({ description: 'Why they are kept after the erasure.' })
  ground?: string;

  @ApiProperty({ type: [ConsentProofDto], description: 'By purpose.' })
  proofs: readonly ConsentProofDto[];
}
