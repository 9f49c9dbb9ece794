import { ApiProperty, ApiPropertyOptional, ApiSchema, OmitType } from '@nestjs/swagger';
import type { WholeNumber } from '@smarketing/contracts';
import type { Figure, FigureUnit, MoneyFigure } from './figure.js';

const units = [
  'leads',
  'suggestions',
  'obligations',
  'share',
  'days',
  'purchases',
] as const satisfies readonly FigureUnit[];

const wholeNumber = [
  { type: 'integer', nullable: true },
  { type: 'string', pattern: '^-?[0-9]+$' },
];

class FigureWindowDto {
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date-time',
    description: 'Null: from the beginning.',
  })
  from: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date-time',
    description: 'Exclusive. Null: until now.',
  })
  to: string | null;
}

/** A {@link Figure} as the API documents it. */
@ApiSchema({
  name: 'Figure',
  description: 'A number with everything that is needed to verify it.',
})
export class FigureDto implements Figure {
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Null where not computed: see reason.',
  })
  value: number | null;

  @ApiPropertyOptional({
    description: 'Why there is no value.',
    example: 'No deal was won yet.',
  })
  reason?: string;

  @ApiProperty({ enum: units, description: 'Shares are from 0 to 1.' })
  unit: FigureUnit;

  @ApiProperty({ type: Number, nullable: true })
  numerator: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Null where the value is not a quotient.',
  })
  denominator: number | null;

  @ApiProperty({
    description: 'Id of the metric, as in the glossary of the playbook.',
    example: 'mql',
  })
  metric: string;

  @ApiProperty({ type: 'integer', description: 'Raised when the calculation changes.' })
  metricVersion: number;

  @ApiProperty({
    type: 'integer',
    description: 'The playbook version in force when it was computed.',
  })
  playbook: number;

  @ApiProperty({ type: FigureWindowDto, description: 'The period that it covers.' })
  window: FigureWindowDto;

  @ApiProperty({ format: 'date-time', description: 'When it was computed.' })
  asOf: string;

  @ApiProperty({
    type: Boolean,
    nullable: true,
    description: 'False while the window is open; null for a closed one: not recorded.',
  })
  restated: false | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'The list of exactly the leads that the numerator counts, or of money per lead the denominator; null if it counts none.',
    example: '/v1/reports/leads?stage=won',
  })
  leadsHref: string | null;
}

@ApiSchema({
  name: 'MoneyFigure',
  description: 'A sum of money with all that is needed to believe it.',
})
export class MoneyFigureDto
  extends OmitType(FigureDto, ['value', 'unit', 'numerator'])
  implements MoneyFigure
{
  @ApiProperty({
    anyOf: wholeNumber,
    description:
      'In minor units of the currency. Beyond 9,007,199,254,740,991 it is its decimal digits as text, as a JSON number would lose some of them in many clients. Null where not computed: see reason.',
  })
  value: WholeNumber | null;

  @ApiProperty({ enum: ['money'] })
  unit: 'money';

  @ApiProperty({ description: 'ISO 4217.', example: 'EUR' })
  currency: string;

  @ApiProperty({
    anyOf: wholeNumber,
    description: 'Like the value: digits in text if it is that large.',
  })
  numerator: WholeNumber | null;
}
