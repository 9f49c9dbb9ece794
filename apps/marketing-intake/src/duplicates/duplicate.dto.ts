import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageOf } from '@smarketing/http';
import { evidences, type Evidence } from './person-traits.js';

export class DuplicateDto {
  @ApiProperty({ format: 'uuid', description: 'The id of the pair.' })
  id: string;

  @ApiProperty({
    type: [String],
    description: 'The two leads, the one that has been known for longer first.',
  })
  leads: readonly string[];

  @ApiProperty({
    enum: evidences,
    enumName: 'DuplicateEvidence',
    isArray: true,
    description:
      'What they have in common, without the values: an e-mail address and an external id that came together and belong to one each, two spellings of one mailbox, a phone number, a name at one company, an initial and a last name at one company.',
  })
  evidence: readonly Evidence[];

  @ApiProperty({ description: 'True if an initial is all that speaks for it.' })
  weak: boolean;

  @ApiProperty({ format: 'date-time' })
  foundAt: Date;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Since when it is settled that they are two persons.',
  })
  dismissedAt?: Date;
}

export class DuplicatePageDto extends PageOf(DuplicateDto) {}
