import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsDefined, IsISO8601, IsOptional, MaxLength } from 'class-validator';

export class PublishRequest {
  @ApiProperty({
    description: 'The whole playbook: as an object, or as YAML text of up to 256 KB.',
    oneOf: [{ type: 'object', additionalProperties: true }, { type: 'string' }],
  })
  @IsDefined({ message: 'document must be the playbook, as an object or as YAML text' })
  document: object | string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'When it comes into force; not in the past. Default: now.',
  })
  @IsOptional()
  @MaxLength(40)
  @IsISO8601({ strict: true, strictSeparator: true })
  effectiveFrom?: string;
}
