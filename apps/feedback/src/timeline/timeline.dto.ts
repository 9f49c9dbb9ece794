import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { streamNames, type StreamName } from '@smarketing/contracts';
import { ledgerStates } from '../lead-view/ledger-states.js';
import type { TimelineEntry } from '../lead-view/lead-view.schema.js';
import type { Timeline } from './timeline.js';

export class TimelineEntryDto implements TimelineEntry {
  @ApiProperty({ enum: streamNames, enumName: 'StreamName' })
  stream: StreamName;

  @ApiProperty({ type: 'integer', description: 'Of the fact among those of its key and stream.' })
  sequence: number;

  @ApiProperty({ description: 'The type of the fact.', example: 'smarketing.lead.captured.v1' })
  type: string;

  @ApiProperty({ type: Date, description: 'When it happened.' })
  time: Date;

  @ApiPropertyOptional({
    type: Date,
    description: 'When it became known, where that was a second or more after it happened.',
  })
  knownAt?: Date;

  @ApiPropertyOptional({ type: 'integer', description: 'The version under which it was decided.' })
  playbook?: number;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    description: 'Ids, reasons and numbers of the fact, by name; never contact data.',
    example: { repId: 'rep-17', cycle: 1 },
  })
  details?: Record<string, string | number>;
}

export class TimelineCampaignDto {
  @ApiProperty({ example: 'paid_search', description: 'The channel that it belongs to.' })
  channel: string;
}

@ApiExtraModels(TimelineCampaignDto)
export class TimelineDto implements Timeline {
  @ApiProperty({ format: 'uuid' })
  leadId: string;

  @ApiProperty({
    type: Date,
    nullable: true,
    description: 'Null until the fact of its capture has arrived.',
  })
  capturedAt: Date | null;

  @ApiProperty({
    type: String,
    enum: [...ledgerStates, null],
    nullable: true,
    description: 'Where it is now; null like capturedAt.',
  })
  outcome: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  score: number | null;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The account of its company; marketing-intake knows what it is called.',
  })
  accountId?: string;

  @ApiProperty({ type: 'integer', description: 'Facts in all; `entries` holds the newest 200.' })
  facts: number;

  @ApiProperty({ type: [TimelineEntryDto], description: 'By `time`, oldest first.' })
  entries: TimelineEntryDto[];

  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(TimelineCampaignDto) },
    description: 'The campaigns that the entries name, by id; marketing-intake knows their names.',
  })
  campaigns: Record<string, TimelineCampaignDto>;
}
