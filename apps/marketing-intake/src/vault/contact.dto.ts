import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ClickIds, OwnWords } from './contact.js';

class KnownAsDto {
  @ApiProperty({ example: 'crm', description: 'The system that gave the id.' })
  system: string;

  @ApiProperty({ example: '4711' })
  id: string;
}

export class ContactCardDto {
  @ApiProperty({ format: 'uuid' })
  leadId: string;

  @ApiPropertyOptional({ example: 'anna.lee@example.com' })
  email?: string;

  @ApiPropertyOptional({ description: 'As it was typed, with its extension.' })
  phone?: string;

  @ApiPropertyOptional({
    example: '+1 608 555 0100 ext. 11',
    description: "As dialled from abroad, if the number or the lead's country tells.",
  })
  phoneInternational?: string;

  @ApiPropertyOptional({
    example: '+16085550100',
    description: 'The same in E.164, without the extension.',
  })
  phoneE164?: string;

  @ApiPropertyOptional({ example: '11', description: 'The extension of it.' })
  phoneExtension?: string;

  @ApiPropertyOptional({ example: 'Anna' })
  firstName?: string;

  @ApiPropertyOptional({ example: 'Lee' })
  lastName?: string;

  @ApiPropertyOptional({ example: 'Example GmbH' })
  company?: string;

  @ApiPropertyOptional({ example: 'Head of Purchasing' })
  jobTitle?: string;

  @ApiPropertyOptional({ example: 'www.example.com', description: "The company's page." })
  website?: string;

  @ApiPropertyOptional({ example: 'Berlin' })
  town?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { industry: 'Falconry' },
    description: "The lead's own words where its bands say `other`.",
  })
  words?: OwnWords;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { gclid: 'EAIaIQobChMI7uyX' },
    description: 'The last click on an ad of each network.',
  })
  clickIds?: ClickIds;

  @ApiPropertyOptional({ type: [KnownAsDto], description: 'Its ids in other systems.' })
  external?: KnownAsDto[];
}
