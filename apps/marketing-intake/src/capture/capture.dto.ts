import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import {
  companySizes,
  emailKinds,
  seniorities,
  touchpointKinds,
  type AttributeValue,
} from '@smarketing/contracts';
import { AsTyped, ProblemDocument } from '@smarketing/http';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';

import { ConsentStatementDto } from '../consent/consent-statement.dto.js';
import type { ConsentInput } from './read-consents.js';

const optionalText =
  (example: string): PropertyDecorator =>
  (target, property) => {
    ApiPropertyOptional({ type: String, example })(target, property);
    IsOptional()(target, property);
    IsString()(target, property);
    MaxLength(1000)(target, property);
    AsTyped()(target, property);
  };

export class ContactDto {
  @optionalText('anna.lee@example.com')
  email?: string;
  @optionalText('+49 30 1234567')
  phone?: string;
  @optionalText('Anna')
  firstName?: string;
  @optionalText('Lee')
  lastName?: string;
  @optionalText('Example GmbH')
  company?: string;
  @optionalText('Head of Purchasing')
  jobTitle?: string;
  @optionalText('www.example.com')
  website?: string;
  @optionalText('Berlin')
  town?: string;
}

export class ExternalIdDto {
  @ApiProperty({ example: 'crm', description: 'The system that gave the id.' })
  @IsString()
  @MaxLength(60)
  system: string;

  @ApiProperty({ example: '4711' })
  @IsString()
  @MaxLength(200)
  id: string;
}

export class ProfileDto {
  @optionalText('manufacturing')
  industry?: string;

  @ApiPropertyOptional({ enum: companySizes, description: 'Employees.' })
  @IsOptional()
  @IsString()
  companySize?: string;

  @optionalText('DE')
  country?: string;

  @ApiPropertyOptional({ enum: seniorities })
  @IsOptional()
  @IsString()
  seniority?: string;

  @optionalText('purchasing')
  department?: string;

  @ApiPropertyOptional({
    enum: emailKinds,
    description: 'Derived from the e-mail address if there is one.',
  })
  @IsOptional()
  @IsString()
  emailKind?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] },
    description: 'Attributes that the playbook declares.',
  })
  @IsOptional()
  @IsObject()
  attributes?: Record<string, AttributeValue>;
}

export class UtmDto {
  @optionalText('google')
  source?: string;
  @optionalText('cpc')
  medium?: string;
  @optionalText('spring-2026')
  campaign?: string;
  @optionalText('crm software')
  term?: string;
  @optionalText('banner-a')
  content?: string;
}

export class ClickIdsDto {
  @optionalText('EAIaIQobChMI7uyX')
  gclid?: string;
  @optionalText('IwAR2F4-dbP0l7')
  fbclid?: string;
  @optionalText('4c1ba4f6-3c1a-4a4b-9a55-0a7f5a0f1b2c')
  li_fat_id?: string;
  @optionalText('dd4afe126d7911e6a8')
  msclkid?: string;
}

export class CapturedTouchpointDto {
  @ApiProperty({ enum: touchpointKinds, enumName: 'TouchpointKind' })
  @IsString()
  kind: string;
}

const nested =
  (type: new () => object): PropertyDecorator =>
  (target, property) => {
    ApiPropertyOptional({ type })(target, property);
    IsOptional()(target, property);
    IsObject({ message: 'must be a JSON object' })(target, property);
    ValidateNested()(target, property);
    Type(() => type)(target, property);
  };

@ApiExtraModels(ConsentStatementDto)
/** One person or company. At least one of the e-mail address and the external id is needed. */
export class CaptureLeadDto {
  @nested(ContactDto)
  contact?: ContactDto;

  @nested(ExternalIdDto)
  external?: ExternalIdDto;

  @nested(ProfileDto)
  profile?: ProfileDto;

  @nested(UtmDto)
  utm?: UtmDto;

  @nested(ClickIdsDto)
  clickIds?: ClickIdsDto;

  @ApiPropertyOptional({
    example: 'organic_search',
    description:
      'A name or an alias from the list of channels; any other word counts as `other`. Default: what the playbook says of the UTM parameters.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  channel?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(ConsentStatementDto) },
    description: 'By purpose of the playbook what the person has said.',
    example: { newsletter: { state: 'given', basis: 'consent', textVersion: '2026-11.de' } },
  })
  @IsOptional()
  @IsObject()
  consent?: Record<string, ConsentInput>;

  @nested(CapturedTouchpointDto)
  touchpoint?: CapturedTouchpointDto;

  @ApiPropertyOptional({ format: 'date-time', description: 'When it happened. Default: now.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  occurredAt?: string;
}

export class CaptureBatchDto {
  @ApiProperty({ type: [CaptureLeadDto], maxItems: 500 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  leads: unknown[];
}

/** A field that was left out of what was taken. */
export class IgnoredDto {
  @ApiProperty({ example: '/utm/campaign' })
  pointer: string;

  @ApiProperty({ example: 'looks like an e-mail address or a phone number: taken without it' })
  detail: string;
}

export class CapturedDto {
  @ApiProperty({ format: 'uuid' })
  leadId: string;

  @ApiProperty({ description: 'False if the lead was already known.' })
  created: boolean;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The lead that was recognised, where it is merged: leadId stands for it.',
  })
  mergedFrom?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Another lead that the e-mail address belongs to: the two may be the same person.',
  })
  conflict?: string;

  @ApiPropertyOptional({ type: [IgnoredDto], description: 'What was left out, and why.' })
  ignored?: IgnoredDto[];
}

export class BatchResultDto {
  @ApiPropertyOptional({ format: 'uuid' })
  leadId?: string;

  @ApiPropertyOptional({ description: 'False if the lead was already known.' })
  created?: boolean;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The lead that was recognised, where it is merged: leadId stands for it.',
  })
  mergedFrom?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Another lead that the e-mail address belongs to.',
  })
  conflict?: string;

  @ApiPropertyOptional({ type: [IgnoredDto], description: 'What was left out, and why.' })
  ignored?: IgnoredDto[];

  @ApiPropertyOptional({ type: ProblemDocument, description: 'What is wrong with this row.' })
  problem?: ProblemDocument;
}

export class BatchCapturedDto {
  @ApiProperty({ type: [BatchResultDto], description: 'In the order of the request.' })
  results: BatchResultDto[];
}
