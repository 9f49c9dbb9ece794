import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  companySizes,
  dealOutcomes,
  emailKinds,
  importedStages,
  lossReasons,
  Money,
  Profile,
  seniorities,
} from '@smarketing/contracts';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsString, MaxLength } from 'class-validator';

export class ResolveDto {
  @ApiProperty({ example: 'crm', description: 'The system that gave the ids.' })
  @IsString()
  @MaxLength(60)
  system: string;

  @ApiProperty({ type: [String], maxItems: 500 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  ids: string[];
}

export class ResolvedDto {
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', format: 'uuid' },
    description: 'External id → leadId. Unknown ids are left out.',
  })
  leads: Record<string, string>;
}

export class MoneyDto implements Money {
  @ApiProperty({ type: 'integer', description: 'In minor units of the currency.', example: 125000 })
  amount: number;

  @ApiProperty({ description: 'ISO 4217.', example: 'EUR' })
  currency: string;
}

export class LeadProfileDto implements Profile {
  @ApiPropertyOptional({ example: 'manufacturing', description: 'From the list in the playbook.' })
  industry?: string;

  @ApiPropertyOptional({ enum: companySizes, description: 'Employees.' })
  companySize?: Profile['companySize'];

  @ApiPropertyOptional({ example: 'DE', description: 'ISO 3166.' })
  country?: string;

  @ApiPropertyOptional({ enum: seniorities })
  seniority?: Profile['seniority'];

  @ApiPropertyOptional({ example: 'purchasing', description: 'From the list in the playbook.' })
  department?: string;

  @ApiPropertyOptional({ enum: emailKinds })
  emailKind?: Profile['emailKind'];

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] },
    description: 'Attributes that the playbook declares.',
    example: { employees: 40 },
  })
  attributes?: Profile['attributes'];
}

export class OutcomeDto {
  @ApiProperty({ enum: dealOutcomes })
  outcome: string;

  @ApiPropertyOptional({ type: MoneyDto, description: 'Of a deal won.' })
  amount?: MoneyDto;

  @ApiPropertyOptional({ enum: lossReasons, enumName: 'LossReason' })
  reason?: string;

  @ApiProperty({ format: 'date-time' })
  closedAt: Date;
}

export class FormerFirstTouchDto {
  @ApiProperty({ example: 'direct_traffic' })
  channel: string;

  @ApiPropertyOptional({ format: 'uuid' })
  campaignId?: string;

  @ApiProperty({ format: 'date-time' })
  at: Date;

  @ApiProperty({ format: 'date-time' })
  correctedAt: Date;

  @ApiProperty({ description: 'Why it was corrected.' })
  reason: string;

  @ApiPropertyOptional({
    description: 'True if an earlier contact became known; otherwise it was corrected by hand.',
  })
  automatic?: boolean;
}

export class AbsorbedLeadDto {
  @ApiProperty({ format: 'uuid' })
  leadId: string;

  @ApiProperty({ format: 'date-time', description: 'When it was merged.' })
  at: Date;
}

export class LeadDto {
  @ApiProperty({ format: 'uuid' })
  leadId: string;

  @ApiProperty({ example: 'import' })
  source: string;

  @ApiProperty({ example: 'organic_search' })
  channel: string;

  @ApiPropertyOptional({ format: 'uuid' })
  campaignId?: string;

  @ApiProperty({ type: LeadProfileDto, description: 'Bands that identify nobody.' })
  profile: LeadProfileDto;

  @ApiProperty({ format: 'date-time' })
  capturedAt: Date;

  @ApiProperty({ type: 'integer' })
  touchpoints: number;

  @ApiPropertyOptional({ format: 'date-time' })
  lastTouchpointAt?: Date;

  @ApiProperty({
    type: [String],
    description: 'The other systems that have an id for it.',
    example: ['crm'],
  })
  externalSystems: string[];

  @ApiPropertyOptional({
    enum: importedStages,
    description: 'How far it had come in another system, according to the newest file.',
  })
  stage?: string;

  @ApiPropertyOptional({
    type: [FormerFirstTouchDto],
    description: 'How the first contact was recorded before it was corrected, oldest first.',
  })
  corrections?: readonly FormerFirstTouchDto[];

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The account of its company; absent where it belongs to none.',
  })
  accountId?: string;

  @ApiProperty({
    description: 'Whether somebody is asked which company it, or its account, belongs to.',
  })
  accountAsked: boolean;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The lead that stands for it, since it was merged: that one counts for both.',
  })
  mergedInto?: string;

  @ApiPropertyOptional({ format: 'date-time' })
  mergedAt?: Date;

  @ApiPropertyOptional({
    type: [AbsorbedLeadDto],
    description: 'The leads that were merged into it. All else here is what it is by itself.',
  })
  absorbed?: readonly AbsorbedLeadDto[];

  @ApiPropertyOptional({
    type: OutcomeDto,
    description: 'What sales reported back, if a deal was closed.',
  })
  conversion?: OutcomeDto;
}
