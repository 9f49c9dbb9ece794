import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AsTyped, RequestFault } from '@smarketing/http';
import { IsObject, IsOptional, IsString, MaxLength } from 'class-validator';

const object = { type: 'object', additionalProperties: true } as const;

export class TryWebhookDto {
  @ApiProperty({
    maxLength: 262144,
    example: '{"type":"lead.created","data":{"contact":{"email":"anna.lee@example.com"}}}',
    description: 'The body as the sender sends it. Of LinkedIn the answer, as its API gives it.',
  })
  @IsString()
  @MaxLength(256 * 1024)
  @AsTyped()
  body: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { 'webhook-id': 'msg_1' },
    description: 'The headers that it was sent with. Without them no signature is checked.',
  })
  @IsOptional()
  @IsObject({ message: 'must be a JSON object' })
  headers?: Record<string, string>;

  @ApiPropertyOptional({
    ...object,
    description: 'A mapping in place of that of the source, as WEBHOOKS_FILE has it.',
  })
  @IsOptional()
  @IsObject({ message: 'must be a JSON object' })
  mapping?: Record<string, unknown>;

  @ApiPropertyOptional({ ...object, description: 'As WEBHOOKS_FILE has it; beside a mapping.' })
  @IsOptional()
  @IsObject({ message: 'must be a JSON object' })
  only?: Record<string, unknown>;

  @ApiPropertyOptional({ example: '$.orders[*]', description: 'Where the events are in the body.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  events?: string;
}

export const trialOutcomes = ['lead', 'passed over', 'refused'] as const;
export const trialSignatures = ['valid', 'missing', 'wrong', 'stale', 'not checked'] as const;

export class TrialEventDto {
  @ApiProperty({ type: 'integer', example: 0, description: 'Its place in the body, from 0.' })
  event: number;

  @ApiProperty({
    enum: trialOutcomes,
    enumName: 'TrialOutcome',
    description: 'What would become of it.',
  })
  outcome: (typeof trialOutcomes)[number];

  @ApiPropertyOptional({
    ...object,
    description: 'What the mapping makes of it, in the fields of `POST /v1/leads`.',
  })
  lead?: Record<string, unknown>;

  @ApiProperty({
    type: [RequestFault],
    description: 'Why it would be refused; of a lead, what would be left out.',
  })
  errors: RequestFault[];
}

/** What would become of a delivery; nothing of it is stored. */
export class TrialDto {
  @ApiProperty({
    enum: trialSignatures,
    enumName: 'TrialSignature',
    description: 'Of the headers, if there are any.',
  })
  signature: (typeof trialSignatures)[number];

  @ApiProperty({ type: [TrialEventDto], description: 'In the order of the body.' })
  events: TrialEventDto[];
}
