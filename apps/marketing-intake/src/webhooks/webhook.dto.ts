import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { RequestFault } from '@smarketing/http';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { schemes, type Scheme } from './webhook-source.js';

export class RefusedEventDto {
  @ApiProperty({ type: 'integer', description: 'Its place in the delivery, from 0.', example: 2 })
  event: number;

  @ApiProperty({ type: [RequestFault], description: 'What is wrong, by fields of a lead.' })
  errors: RequestFault[];
}

/** What became of the events of a delivery. Whether their people were known is not told. */
export class DeliveryDto {
  @ApiProperty({ type: 'integer', description: 'Stored now or before.', example: 1 })
  taken: number;

  @ApiProperty({
    type: 'integer',
    description: 'Tests, and what the mapping leaves out: stored nowhere.',
    example: 0,
  })
  passedOver: number;

  @ApiProperty({ type: [RefusedEventDto], description: 'Those that give no lead; not stored.' })
  refused: RefusedEventDto[];
}

export class WebhookDto {
  @ApiProperty({ example: 'website', description: 'Its name, as in its address.' })
  source: string;

  @ApiProperty({ enum: schemes, enumName: 'WebhookScheme', description: 'Who signs so.' })
  scheme: Scheme;

  @ApiProperty({
    example: 'https://hooks.example.com/v1/webhooks/website',
    description: 'What is entered at the sender.',
  })
  url: string;

  @ApiProperty({ description: 'Whether two secrets are accepted.' })
  rotating: boolean;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When an event of it was stored last.',
  })
  lastStoredAt: string | null;

  @ApiProperty({
    type: 'integer',
    description: 'Events stored in the last seven days.',
    example: 12,
  })
  storedInSevenDays: number;
}

export class WebhookListDto {
  @ApiProperty({ type: [WebhookDto] })
  items: WebhookDto[];
}

export class ChallengeQuery {
  @ApiProperty({ example: '890e4665-4dfe-4ab1-b689-ed553bceeed0', description: 'A UUID.' })
  @IsString()
  @MaxLength(40)
  challengeCode: string;

  @ApiPropertyOptional({ example: '4711', description: 'Sent by some applications; not read.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  applicationId?: string;
}

export class ChallengeAnswerDto {
  @ApiProperty({ example: '890e4665-4dfe-4ab1-b689-ed553bceeed0' })
  challengeCode: string;

  @ApiProperty({ description: 'HMAC-SHA256 of the code under the client secret, in hexadecimal.' })
  challengeResponse: string;
}
