import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { rebuildStatuses, type DifferenceKind, type RebuildStatus } from '@smarketing/event-bus';
import { IsBoolean, ValidateIf } from 'class-validator';

const isGiven = (_: unknown, value: unknown) => value !== undefined;
const kinds = ['differs', 'missing', 'extra'] as const satisfies DifferenceKind[];

export class RebuildRequest {
  @ApiPropertyOptional({ default: false, description: 'Stop after the comparison, do not switch.' })
  @ValidateIf(isGiven)
  @IsBoolean()
  compareOnly: boolean = false;

  @ApiPropertyOptional({
    default: false,
    description: 'Switch even if the rebuilt view differs, as it must after a change of its folds.',
  })
  @ValidateIf(isGiven)
  @IsBoolean()
  acceptDifferences: boolean = false;

  @ApiPropertyOptional({ default: false, description: 'Discard what was rebuilt so far.' })
  @ValidateIf(isGiven)
  @IsBoolean()
  anew: boolean = false;
}

@ApiSchema({ name: 'RebuildTally' })
export class TallyDto {
  @ApiProperty({ type: 'integer' })
  equal: number;

  @ApiProperty({ type: 'integer' })
  differ: number;

  @ApiProperty({ type: 'integer', description: 'The live view lacks them.' })
  missing: number;

  @ApiProperty({ type: 'integer', description: 'Only the live view has them.' })
  extra: number;
}

@ApiSchema({ name: 'FieldDifference' })
export class FieldDifferenceDto {
  @ApiProperty({ description: 'Such as `bus.seen.leads`.' })
  path: string;

  @ApiPropertyOptional({
    description: 'As JSON text, truncated; absent if there is no such field.',
  })
  live?: string;

  @ApiPropertyOptional({
    description: 'As JSON text, truncated; absent if there is no such field.',
  })
  rebuilt?: string;
}

@ApiSchema({ name: 'DocumentDifference' })
export class DifferenceDto {
  @ApiProperty({ description: 'Of the document.' })
  key: string;

  @ApiProperty({ enum: kinds })
  kind: DifferenceKind;

  @ApiProperty({ type: [FieldDifferenceDto], description: 'The first few.' })
  fields: readonly FieldDifferenceDto[];
}

@ApiSchema({ name: 'ViewComparison' })
export class ComparisonDto {
  @ApiProperty({ type: TallyDto })
  documents: TallyDto;

  @ApiProperty({ type: TallyDto })
  counters: TallyDto;

  @ApiProperty({ type: [DifferenceDto], description: 'The first few.' })
  examples: readonly DifferenceDto[];
}

@ApiSchema({ name: 'RebuildFault' })
export class RebuildFaultDto {
  @ApiProperty({ description: '`<log>/<partition>/<offset>`.' })
  record: string;

  @ApiProperty({ type: String, nullable: true, description: 'Of the record.' })
  key: string | null;

  @ApiProperty({ description: 'Why it cannot be folded.' })
  error: string;
}

@ApiSchema({ name: 'RebuildEvents' })
export class EventsDto {
  @ApiProperty({ type: 'integer' })
  folded: number;

  @ApiProperty({ type: 'integer', description: 'Grows while the service keeps working.' })
  total: number;

  @ApiProperty({ type: 'integer' })
  perSecond: number;
}

@ApiSchema({ name: 'RebuildDocuments' })
export class DocumentsDto {
  @ApiProperty({ type: 'integer' })
  compared: number;

  @ApiProperty({ type: 'integer', description: 'Approximate.' })
  total: number;
}

@ApiSchema({ name: 'ViewRebuild' })
export class RebuildDto {
  @ApiProperty({ example: 'lead_stories' })
  view: string;

  @ApiProperty({ enum: rebuildStatuses })
  status: RebuildStatus;

  @ApiProperty({ description: 'False and not ended: it was interrupted. Start it again.' })
  running: boolean;

  @ApiProperty({ description: 'It was switched over, only compared, given up or failed.' })
  ended: boolean;

  @ApiProperty({ description: 'The subject of the token that it was started with.' })
  by: string;

  @ApiProperty()
  compareOnly: boolean;

  @ApiProperty({ format: 'date-time' })
  startedAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt: Date | null;

  @ApiProperty({ type: EventsDto })
  events: EventsDto;

  @ApiProperty({ type: DocumentsDto })
  documents: DocumentsDto;

  @ApiProperty({ type: ComparisonDto, nullable: true })
  comparison: ComparisonDto | null;

  @ApiProperty({ type: [RebuildFaultDto], description: 'Facts that it cannot fold.' })
  faults: readonly RebuildFaultDto[];

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'How long the live view was paused.',
  })
  pausedMilliseconds: number | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  switchedAt: Date | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why it failed, or waits.' })
  problem: string | null;
}

@ApiSchema({ name: 'View' })
export class ViewDto {
  @ApiProperty({ example: 'lead_stories' })
  view: string;

  @ApiProperty({ type: [String], description: 'The streams that are folded into it.' })
  streams: readonly string[];

  @ApiProperty({ type: 'integer', description: 'Approximate.' })
  documents: number;

  @ApiProperty({ type: String, nullable: true, description: 'Why it cannot be rebuilt.' })
  refused: string | null;

  @ApiProperty({ type: RebuildDto, nullable: true, description: 'The last rebuild.' })
  rebuild: RebuildDto | null;
}

@ApiSchema({ name: 'Views' })
export class ViewsDto {
  @ApiProperty({ type: [ViewDto] })
  items: readonly ViewDto[];
}
