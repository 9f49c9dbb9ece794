import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { consentStates, legalBases } from '@smarketing/contracts';
import { IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import { ConsentStatementDto } from './consent-statement.dto.js';
import { givenAs } from '../capture/read-consents.js';
import type { ConsentInput } from '../capture/read-consents.js';

const basis = { enum: legalBases, enumName: 'LegalBasis' } as const;

@ApiExtraModels(ConsentStatementDto)
export class RecordConsentsDto {
  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(ConsentStatementDto) },
    description: 'By purpose of the playbook what the person has said.',
    example: { newsletter: { state: 'withdrawn' } },
  })
  @IsObject()
  consent: Record<string, ConsentInput>;
}

export class ConsentInForceDto {
  @ApiProperty({ example: 'newsletter' })
  purpose: string;

  @ApiProperty({
    enum: consentStates,
    enumName: 'ConsentState',
    description: 'Only `given` allows anything; `pending` waits for its confirmation.',
  })
  state: string;

  @ApiPropertyOptional({ ...basis, description: 'The ground; none where it is withdrawn.' })
  basis?: string;

  @ApiPropertyOptional({ example: '2026-11.de', description: 'Of the text that was agreed to.' })
  textVersion?: string;

  @ApiProperty({ format: 'date-time', description: 'When that was said which is in force.' })
  since: Date;
}

export class ConsentRecordedDto extends ConsentInForceDto {
  @ApiProperty({ description: 'False if the same was known already.' })
  recorded: boolean;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Until when the link is good by which the person has to confirm it.',
  })
  confirmBy?: Date;
}

export class ConsentsRecordedDto {
  @ApiProperty({ format: 'uuid' })
  leadId: string;

  @ApiProperty({ type: [ConsentRecordedDto], description: 'What is in force now, by purpose.' })
  consents: ConsentRecordedDto[];
}

export class SaidConsentDto {
  @ApiProperty({ format: 'uuid', description: 'Of the statement.' })
  id: string;

  @ApiProperty({ example: 'newsletter' })
  purpose: string;

  @ApiProperty({ enum: ['given', 'withdrawn'] })
  state: string;

  @ApiPropertyOptional(basis)
  basis?: string;

  @ApiPropertyOptional({ example: '2026-11.de' })
  textVersion?: string;

  @ApiProperty({ example: 'website-form', description: 'Where it was said.' })
  source: string;

  @ApiPropertyOptional({ enum: givenAs })
  as?: string;

  @ApiProperty({ format: 'date-time', description: 'When it was said.' })
  at: Date;

  @ApiProperty({ format: 'date-time', description: 'When it became known here.' })
  recordedAt: Date;

  @ApiPropertyOptional({ description: 'It counts only once it is confirmed.' })
  needsConfirmation?: boolean;

  @ApiPropertyOptional({ format: 'date-time' })
  confirmedAt?: Date;

  @ApiPropertyOptional({
    enum: ['link', 'sender'],
    description: 'By the link of this service, or by the tool of the sender.',
  })
  confirmedBy?: string;

  @ApiPropertyOptional({ type: 'integer', description: 'How often it was relied on.' })
  timesUsed?: number;

  @ApiPropertyOptional({ format: 'date-time', description: 'When it was relied on last.' })
  lastUsedAt?: Date;
}

export class ConsentsDto {
  @ApiProperty({ format: 'uuid' })
  leadId: string;

  @ApiProperty({ type: [ConsentInForceDto], description: 'What is in force, by purpose.' })
  consents: ConsentInForceDto[];

  @ApiProperty({ type: [SaidConsentDto], description: 'All that was said, by its time.' })
  history: SaidConsentDto[];
}

export class UseConsentDto {
  @ApiPropertyOptional({ format: 'date-time', description: 'When it was relied on. Default: now.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  at?: string;
}

export class ConsentUsedDto {
  @ApiProperty({ example: 'phone' })
  purpose: string;

  @ApiProperty({ format: 'uuid', description: 'The statement that was relied on.' })
  statementId: string;

  @ApiProperty({ type: 'integer', description: 'How often it was relied on by now.' })
  timesUsed: number;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Until then its proof is kept, if the playbook says so.',
  })
  proofKeptUntil?: Date;
}
