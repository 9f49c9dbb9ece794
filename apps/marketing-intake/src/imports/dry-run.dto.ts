import { ApiProperty } from '@nestjs/swagger';

export class RowPlaceDto {
  @ApiProperty({ type: 'integer', description: '1 is the first row of data.' })
  row: number;

  @ApiProperty({
    type: 'integer',
    description: 'The line of the file where the row starts; the header is line 1.',
  })
  line: number;
}

export class MergedRowDto extends RowPlaceDto {
  @ApiProperty({
    type: 'integer',
    description: 'The first row of the file about the same lead.',
  })
  withRow: number;
}

export class RefusalsDto {
  @ApiProperty({ type: String, nullable: true, description: 'Null: the rows as a whole.' })
  column: string | null;

  @ApiProperty({ description: 'What is wrong, without the values.' })
  why: string;

  @ApiProperty({ type: 'integer' })
  rows: number;

  @ApiProperty({ type: [RowPlaceDto], description: 'The first ones.' })
  examples: readonly RowPlaceDto[];
}

/** What an import of the file would come to. */
export class DryRunDto {
  @ApiProperty({ enum: [true] })
  dryRun: true;

  @ApiProperty({ type: 'integer', description: 'created + matched + unchanged + failed.' })
  rows: number;

  @ApiProperty({ type: 'integer' })
  created: number;

  @ApiProperty({ type: 'integer', description: 'Existing leads that would be updated.' })
  matched: number;

  @ApiProperty({ type: 'integer' })
  unchanged: number;

  @ApiProperty({ type: 'integer', description: 'Rows that would be refused.' })
  failed: number;

  @ApiProperty({
    type: 'integer',
    description: 'Rows whose e-mail address belongs to a different lead than their external id.',
  })
  conflicts: number;

  @ApiProperty({
    description: 'Rows about the same lead as an earlier row; also among the other counts.',
  })
  merged: number;

  @ApiProperty({ type: [MergedRowDto] })
  mergedExamples: readonly MergedRowDto[];

  @ApiProperty({ type: [RefusalsDto], description: 'By reason, the most frequent first.' })
  refused: readonly RefusalsDto[];

  @ApiProperty({
    type: 'integer',
    description: 'Errors for further reasons, if there are more than a hundred.',
  })
  refusedOtherwise: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description:
      'List of the playbook → rows whose word it does not have, which counts as `other`.',
    example: { industry: 120 },
  })
  unlisted: Readonly<Record<string, number>>;
}
