import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageOf } from '@smarketing/http';
import {
  IsBoolean,
  IsIn,
  IsObject,
  IsString,
  MaxLength,
  MinLength,
  ValidateIf,
} from 'class-validator';
import { RowPlaceDto } from './dry-run.dto.js';
import { importFormats, type ImportFormat } from './import-formats.js';
import { importStates } from './import-status.js';

const isGiven = (_: unknown, value: unknown) => value !== undefined;

export class CreateImportDto {
  @ApiProperty({ example: 'trade fair 2026' })
  @IsString()
  @MinLength(1)
  @MaxLength(120)
  name: string;

  @ApiProperty({ enum: importFormats })
  @IsIn(importFormats)
  format: ImportFormat;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'Columns → fields, date formats, constants, blanks, tables of values: see the README of the service.',
    example: {
      columns: { id: 'externalId', mail: 'email', first_seen: 'occurredAt', origin: 'channel' },
      dates: { occurredAt: 'yyyy-MM-dd' },
      zone: 'Europe/Berlin',
      constants: { externalSystem: 'crm' },
      blank: { channel: '(none)' },
      values: { origin: { email_marketing: 'email', unknown: null } },
      delimiter: ';',
    },
  })
  @IsObject()
  mapping: Record<string, unknown>;

  @ApiPropertyOptional({
    default: false,
    description:
      'Resume the unfinished import of the same name, format and mapping, if there is one.',
  })
  @ValidateIf(isGiven)
  @IsBoolean()
  resume: boolean = false;

  @ApiPropertyOptional({
    default: false,
    description: 'Only report what the import would do. Nothing is stored.',
  })
  @ValidateIf(isGiven)
  @IsBoolean()
  dryRun: boolean = false;
}

export class ImportCreatedDto {
  @ApiProperty({ format: 'uuid' })
  importId: string;

  @ApiProperty({
    enum: importStates,
    description: 'Other than waiting: an unfinished import is resumed.',
  })
  state: string;

  @ApiProperty({ type: 'integer', description: 'Rows that are stored already.' })
  rows: number;
}

export class ImportDto {
  @ApiProperty({ format: 'uuid' })
  importId: string;

  @ApiProperty({ example: 'trade fair 2026' })
  name: string;

  @ApiProperty({ enum: importFormats })
  format: ImportFormat;

  @ApiProperty({
    enum: importStates,
    description: 'interrupted: send the same file again, it resumes where it stopped.',
  })
  state: string;

  @ApiProperty({
    type: 'integer',
    description: 'Rows done: created + matched + unchanged + failed.',
  })
  rows: number;

  @ApiProperty({ type: 'integer' })
  created: number;

  @ApiProperty({ type: 'integer', description: 'Existing leads that were updated.' })
  matched: number;

  @ApiProperty({ type: 'integer', description: 'Existing leads that were already up to date.' })
  unchanged: number;

  @ApiProperty({ type: 'integer', description: 'Rows with errors: nothing from them is stored.' })
  failed: number;

  @ApiProperty({
    type: 'integer',
    description: 'Rows whose e-mail address belongs to a different lead than their external id.',
  })
  conflicts: number;

  @ApiProperty({ format: 'date-time' })
  createdAt: Date;

  @ApiPropertyOptional({ format: 'date-time' })
  startedAt?: Date;

  @ApiPropertyOptional({ format: 'date-time' })
  completedAt?: Date;
}

export class ImportPageDto extends PageOf(ImportDto) {}

export class RowErrorDto extends RowPlaceDto {
  @ApiProperty({ type: String, nullable: true, description: 'Null: the row as a whole.' })
  column: string | null;

  @ApiProperty({ description: 'What is wrong, without the value.' })
  why: string;
}

export class RowErrorPageDto extends PageOf(RowErrorDto) {}
