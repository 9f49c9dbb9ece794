import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { legalBases } from '@smarketing/contracts';
import { givenAs } from '../capture/read-consents.js';

const short = '^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$';
const time = { type: String, format: 'date-time' } as const;

/** Described here, read by `readConsent`, which says more precisely what is wrong. */
export class ConsentStatementDto {
  @ApiProperty({ enum: ['given', 'withdrawn'] })
  state: string;

  @ApiPropertyOptional({
    enum: legalBases,
    enumName: 'LegalBasis',
    description: 'One that the playbook allows for the purpose. Needed where it is given.',
  })
  basis?: string;

  @ApiPropertyOptional({
    pattern: short,
    example: '2026-11.de',
    description: 'The version of the text that was agreed to. Needed where it is given.',
  })
  textVersion?: string;

  @ApiPropertyOptional({
    pattern: short,
    example: 'website-form',
    description: 'Where it was said. Default: how it came here, such as api.',
  })
  source?: string;

  @ApiPropertyOptional({
    enum: givenAs,
    default: 'consumer',
    description: "A consumer's consent to calls is proven for years, a company's is not.",
  })
  as?: string;

  @ApiPropertyOptional({
    ...time,
    description: 'When it was said. Default: the time of the capture; a file must name one.',
  })
  at?: string;

  @ApiPropertyOptional({
    example: '192.0.2.17',
    description: 'The address of the person who said it. It is kept sealed.',
  })
  ip?: string;

  @ApiPropertyOptional({ ...time, description: 'When the sender has had it confirmed.' })
  confirmedAt?: string;

  @ApiPropertyOptional({ example: '192.0.2.17', description: 'From which it was confirmed.' })
  confirmationIp?: string;
}
