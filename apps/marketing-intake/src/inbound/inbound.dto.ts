import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageOf, PageQuery } from '@smarketing/http';
import { IsOptional, IsString, Matches } from 'class-validator';

export class SenderDto {
  @ApiProperty({ example: 'crm', description: 'Its name, as in its topic.' })
  sender: string;

  @ApiProperty({ example: 'smarketing.inbound.crm', description: 'The topic that it writes to.' })
  topic: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When a fact of it was stored last.',
  })
  lastStoredAt: string | null;

  @ApiProperty({
    type: 'integer',
    description: 'Facts stored in the last seven days.',
    example: 12,
  })
  storedInSevenDays: number;

  @ApiProperty({
    type: 'integer',
    description: 'Facts refused in the last seven days.',
    example: 0,
  })
  refusedInSevenDays: number;

  @ApiProperty({
    type: 'integer',
    description: 'Facts that wait for a day at most, until their lead is known.',
    example: 0,
  })
  waiting: number;
}

export class SenderListDto {
  @ApiProperty({ type: [SenderDto], description: 'In the order of INBOUND_SENDERS.' })
  items: SenderDto[];
}

export class InboundRefusalsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Of one sender alone.', example: 'crm' })
  @IsOptional()
  @IsString()
  @Matches(/^[a-z][a-z0-9-]{0,39}$/, { message: 'must be the name of a sender' })
  sender?: string;
}

/** Where a record lies that was refused, and what is wrong with it; nothing that it says. */
export class InboundRefusalDto {
  @ApiProperty({ example: 'crm', description: 'Who wrote it.' })
  sender: string;

  @ApiProperty({ example: 'smarketing.inbound.crm', description: 'Where it lies.' })
  topic: string;

  @ApiProperty({ type: 'integer', example: 3, description: 'Its partition.' })
  partition: number;

  @ApiProperty({ type: 'integer', example: 4711, description: 'Its offset.' })
  offset: number;

  @ApiProperty({
    example: '/data/kind',
    description: 'The place within the event; empty where the whole of it is wrong.',
  })
  field: string;

  @ApiProperty({ example: 'is missing', description: 'What is wrong, without the value.' })
  why: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it was refused.' })
  at: string;
}

export class InboundRefusalPageDto extends PageOf(InboundRefusalDto) {}
