import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

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

  @ApiPropertyOptional()
  phone?: string;

  @ApiPropertyOptional()
  firstName?: string;

  @ApiPropertyOptional()
  lastName?: string;

  @ApiPropertyOptional()
  company?: string;

  @ApiPropertyOptional()
  jobTitle?: string;

  @ApiPropertyOptional({ type: [KnownAsDto] })
  external?: KnownAsDto[];
}
