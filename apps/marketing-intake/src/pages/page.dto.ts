import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class PageUtmDto {
  @ApiPropertyOptional({ example: 'google', description: '`utm_source` of the link.' })
  source?: string;

  @ApiPropertyOptional({ example: 'cpc', description: '`utm_medium` of the link.' })
  medium?: string;

  @ApiPropertyOptional({ example: 'spring', description: '`utm_campaign` of the link.' })
  campaign?: string;

  @ApiPropertyOptional({ description: '`utm_term` of the link; not kept.' })
  term?: string;

  @ApiPropertyOptional({ description: '`utm_content` of the link; not kept.' })
  content?: string;
}

export class PageClickIdsDto {
  @ApiPropertyOptional({ description: "Google's." })
  gclid?: string;

  @ApiPropertyOptional({ description: "Meta's." })
  fbclid?: string;

  @ApiPropertyOptional({ description: "LinkedIn's." })
  li_fat_id?: string;

  @ApiPropertyOptional({ description: "Microsoft's." })
  msclkid?: string;
}

export class PageContactDto {
  @ApiPropertyOptional({ example: 'anna.lee@example.com', description: 'The e-mail address.' })
  email?: string;

  @ApiPropertyOptional({ description: 'The phone number.' })
  phone?: string;

  @ApiPropertyOptional({ example: 'Anna', description: 'The first name.' })
  firstName?: string;

  @ApiPropertyOptional({ example: 'Lee', description: 'The last name.' })
  lastName?: string;

  @ApiPropertyOptional({ description: 'The company.' })
  company?: string;

  @ApiPropertyOptional({ description: 'The title of the job.' })
  jobTitle?: string;
}

export class PageProfileDto {
  @ApiPropertyOptional({ example: 'manufacturing', description: 'As in captures.' })
  industry?: string;

  @ApiPropertyOptional({ example: '50-249', description: 'As in captures.' })
  companySize?: string;

  @ApiPropertyOptional({ example: 'DE', description: 'As in captures.' })
  country?: string;

  @ApiPropertyOptional({ example: 'executive', description: 'As in captures.' })
  seniority?: string;

  @ApiPropertyOptional({ example: 'sales', description: 'As in captures.' })
  department?: string;
}

/** What the script sends, as JSON under text/plain, for which browsers ask nothing beforehand. */
export class PageMessageDto {
  @ApiProperty({
    example: '0b6f4e0a-7a3b-4c1d-9f57-0e4a1c2b3d4e',
    pattern: '^[A-Za-z0-9-]{16,64}$',
    description: 'A new UUID for each message: sent again it is known again.',
  })
  id: string;

  @ApiProperty({ enum: ['visit', 'form'], description: 'Somebody was there, or sent a form.' })
  kind: 'visit' | 'form';

  @ApiProperty({
    description:
      'Whether the visitor has agreed to be recognised. Without it only forms are taken.',
  })
  consent: boolean;

  @ApiPropertyOptional({
    pattern: '^[A-Za-z0-9-]{16,64}$',
    description: 'The id that the browser keeps. With consent only, and with each visit.',
  })
  visitor?: string;

  @ApiPropertyOptional({ type: PageUtmDto, description: 'With consent only.' })
  utm?: PageUtmDto;

  @ApiPropertyOptional({ type: PageClickIdsDto, description: 'With consent and a form only.' })
  clickIds?: PageClickIdsDto;

  @ApiPropertyOptional({ type: PageContactDto, description: 'Of a form.' })
  contact?: PageContactDto;

  @ApiPropertyOptional({ type: PageProfileDto, description: 'Of a form.' })
  profile?: PageProfileDto;
}

/** The same for everybody, whether the person is known or not. */
export class PageAnswerDto {
  @ApiProperty({ description: 'Always true.', example: true })
  received: boolean;
}
