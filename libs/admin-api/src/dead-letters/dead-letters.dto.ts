import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { AsTyped, PageQuery, SeveralLines, PageOf } from '@smarketing/http';
import { IsBoolean, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';

const isGiven = (_: unknown, value: unknown) => value !== undefined;

export class DeadLetterQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Only those of this key.' })
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(8_000)
  @AsTyped()
  key?: string;
}

export class RedriveRequest {
  @ApiPropertyOptional({ default: false, description: 'Only report what would happen.' })
  @ValidateIf(isGiven)
  @IsBoolean()
  dryRun: boolean = false;
}

export class DiscardRequest extends RedriveRequest {
  @ApiProperty({ maxLength: 500, description: 'The reason, for the record. No contact data.' })
  @IsString()
  @Matches(/\S/, { message: 'reason must say why' })
  @MaxLength(500)
  @SeveralLines()
  reason: string;
}

@ApiSchema({ name: 'DeadLetterFault' })
export class FaultDto {
  @ApiProperty({ description: 'The kind of error, such as `TypeError`.' })
  name: string;

  @ApiProperty({ description: 'The message of the error.' })
  message: string;

  @ApiProperty({ type: 'integer', description: 'How often it was tried, redrives included.' })
  attempts: number;
}

@ApiSchema({ name: 'RedriveFault' })
export class RemainingFaultDto extends FaultDto {
  @ApiProperty({ description: 'The dead letter that the key waits behind now.' })
  id: string;
}

@ApiSchema({ name: 'DeadLetter' })
export class DeadLetterDto {
  @ApiProperty({ description: 'Of the faulty record, such as `leads:2:1742`.' })
  id: string;

  @ApiProperty({ type: 'integer', description: 'The partition.' })
  shard: number;

  @ApiProperty({ type: String, nullable: true, description: 'Null if the record has no key.' })
  key: string | null;

  @ApiProperty({ example: 'leads' })
  stream: string;

  @ApiProperty({ type: 'integer' })
  offset: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Null if its envelope cannot be read.',
  })
  type: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Its number, if it has one.' })
  sequence: number | null;

  @ApiProperty({ type: FaultDto })
  fault: FaultDto;

  @ApiProperty({ format: 'date-time' })
  parkedAt: string;

  @ApiProperty({ type: 'integer', description: 'Other records of the key that are parked.' })
  successors: number;
}

export class DeadLetterPageDto extends PageOf(DeadLetterDto) {}

@ApiSchema({ name: 'ParkedRecord' })
export class ParkedRecordDto {
  @ApiProperty({ example: 'leads:2:1742' })
  id: string;

  @ApiProperty({ example: 'leads' })
  stream: string;

  @ApiProperty({ description: 'The topic it came from, such as `leads` or `leads/bulk`.' })
  log: string;

  @ApiProperty({ type: 'integer' })
  offset: number;

  @ApiProperty({ format: 'date-time', description: 'When it was put on the log.' })
  timestamp: string;

  @ApiProperty({ format: 'date-time' })
  parkedAt: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'As they were on the record.',
  })
  headers: Readonly<Record<string, string>>;

  @ApiProperty({ description: 'As it was on the log: JSON, if nothing is wrong with it.' })
  body: string;

  @ApiProperty({ type: FaultDto, nullable: true, description: 'Null if it waits behind another.' })
  fault: FaultDto | null;
}

@ApiSchema({ name: 'Redriven' })
export class RedrivenDto {
  @ApiProperty({ description: 'True: this is what would happen; nothing was changed.' })
  dryRun: boolean;

  @ApiProperty({ type: 'integer', description: 'Records that are applied and no longer parked.' })
  applied: number;

  @ApiProperty({ type: 'integer', description: 'Records removed without being applied.' })
  discarded: number;

  @ApiProperty({ type: 'integer', description: 'Records of the key that are still parked.' })
  waiting: number;

  @ApiProperty({ type: 'integer', description: 'Facts that now wait for a predecessor.' })
  held: number;

  @ApiProperty({ type: 'integer', description: 'Facts that follow from them and are published.' })
  issued: number;

  @ApiProperty({ type: RemainingFaultDto, nullable: true, description: 'Why records still wait.' })
  fault: RemainingFaultDto | null;
}

@ApiSchema({ name: 'DeadLetterOperator' })
export class OperatorDto {
  @ApiProperty({ description: 'Of their token.', example: 'auth0|64f1c2' })
  subject: string;

  @ApiProperty({ type: [String] })
  roles: readonly string[];
}

@ApiSchema({ name: 'DeadLetterAction' })
export class DeadLetterActionDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ type: OperatorDto })
  by: OperatorDto;

  @ApiProperty({ enum: ['redrive', 'discard'] })
  action: 'redrive' | 'discard';

  @ApiProperty({ type: String, nullable: true, description: 'Of the record; null if it has none.' })
  key: string | null;

  @ApiProperty({ description: 'The dead letter it was done to.' })
  deadLetter: string;

  @ApiProperty({ example: 'leads' })
  stream: string;

  @ApiProperty({ type: 'integer', nullable: true })
  sequence: number | null;

  @ApiProperty({
    type: [String],
    description: 'The records that are no longer parked as a result.',
  })
  records: readonly string[];

  @ApiProperty({ type: String, nullable: true, description: 'Why it was discarded.' })
  reason: string | null;

  @ApiProperty({ type: RedrivenDto })
  outcome: RedrivenDto;
}

export class DeadLetterActionPageDto extends PageOf(DeadLetterActionDto) {}

@ApiSchema({ name: 'DeadLetterSheet' })
export class DeadLetterSheetDto extends DeadLetterDto {
  @ApiProperty({ type: [ParkedRecordDto], description: 'In the order of a redrive, at most 100.' })
  records: readonly ParkedRecordDto[];

  @ApiProperty({ type: [DeadLetterActionDto], description: 'Newest first, at most 100.' })
  actions: readonly DeadLetterActionDto[];
}
