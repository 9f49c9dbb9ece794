import { ApiPropertyOptional } from '@nestjs/swagger';
import { AsTyped, ProblemError } from '@smarketing/http';
import { IsISO8601, IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import { PlaybookDto } from './playbook.dto.js';

const longestText = 256 * 1024;

export class PublishRequest {
  @ApiPropertyOptional({
    type: PlaybookDto,
    description: 'The whole playbook as an object; this or yaml.',
  })
  @IsOptional()
  @IsObject()
  document?: object;

  @ApiPropertyOptional({
    maxLength: longestText,
    description:
      'The whole playbook as YAML text, so that faults name their lines; this or document.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(longestText)
  @AsTyped()
  yaml?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'When it comes into force; not in the past. Default: now.',
  })
  @IsOptional()
  @MaxLength(40)
  @IsISO8601({ strict: true, strictSeparator: true })
  effectiveFrom?: string;
}

/** The playbook as it was sent. Throws {@link ProblemError} where it was sent in neither way, or both. */
export function sourceIn({ document, yaml }: PublishRequest): object | string {
  const source = document ?? yaml;
  if (source !== undefined && (document === undefined || yaml === undefined)) return source;
  const detail = 'Send the playbook either as document, an object, or as yaml, its text.';
  const errors = [{ pointer: '/document', detail }];
  throw new ProblemError({ status: 422, type: 'invalid-request', detail, errors });
}
