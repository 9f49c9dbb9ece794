import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageOf } from '@smarketing/http';

class MailedContactDto {
  @ApiPropertyOptional({ example: 'anna.lee@example.com' })
  email?: string;

  @ApiPropertyOptional({ example: 'Anna' })
  firstName?: string;

  @ApiPropertyOptional({ example: 'Lee' })
  lastName?: string;
}

export class PendingConfirmationDto {
  @ApiProperty({ format: 'uuid', description: 'Of what was said: mail each once.' })
  statementId: string;

  @ApiProperty({ format: 'uuid' })
  leadId: string;

  @ApiProperty({ example: 'newsletter' })
  purpose: string;

  @ApiProperty({ example: '2026-11.de', description: 'Of the text that was agreed to.' })
  textVersion: string;

  @ApiProperty({ format: 'date-time', description: 'When it was given.' })
  givenAt: Date;

  @ApiProperty({ format: 'date-time', description: 'Until then the link is good.' })
  linkUntil: Date;

  @ApiProperty({
    example: 'https://hooks.example.com/v1/consents/confirm/AZMAGnweUACAAAAAAAAAGgGbL6Gv',
    description: 'To be mailed. Without `publicUrl` in WEBHOOKS_FILE only its path.',
  })
  link: string;

  @ApiProperty({ type: MailedContactDto, description: 'To whom.' })
  contact: MailedContactDto;
}

export class PendingConfirmationPageDto extends PageOf(PendingConfirmationDto) {}
