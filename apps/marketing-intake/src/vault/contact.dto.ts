import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { OwnWords } from './contact.js';

class KnownAsDto {
  @ApiProperty()
  system: string;

  @ApiProperty()
  id: string;
}

export class ContactCardDto {
  @ApiProperty({ format: 'uuid' })
  leadId: string;

  @ApiPropertyOptional()
  email?: string;

  @ApiPropertyOptional({ description: 'As it was typed, with its extension.' })
  phone?: string;

  @ApiPropertyOptional({
    example: '+1 608 555 0100 ext. 11',
    description: "To be dialled from anywhere, where the number or the lead's country says how.",
  })
  phoneInternational?: string;

  @ApiPropertyOptional()
  firstName?: string;

  @ApiPropertyOptional()
  lastName?: string;

  @ApiPropertyOptional()
  company?: string;

  @ApiPropertyOptional()
  jobTitle?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { industry: 'Falconry' },
    description: "The lead's own words for what stands in its bands as `other`.",
  })
  words?: OwnWords;

  @ApiPropertyOptional({ type: [KnownAsDto] })
  external?: KnownAsDto[];
}
