import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import type { Figure, FigureUnit } from './figure.js';

class FigureWindowDto {
  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  from: string | null;

  @ApiProperty({ type: String, nullable: true, format: 'date-time', description: 'Not included.' })
  to: string | null;
}

/** A {@link Figure} as the API documents it. */
@ApiSchema({ name: 'Figure' })
export class FigureDto implements Figure {
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Null where not computed: see reason.',
  })
  value: number | null;

  @ApiPropertyOptional({ description: 'Why there is no value.' })
  reason?: string;

  @ApiProperty({ type: String, description: 'Shares are from 0 to 1; money is in minor units.' })
  unit: FigureUnit;

  @ApiPropertyOptional({ description: 'ISO 4217, with the unit money.' })
  currency?: string;

  @ApiProperty({ type: Number, nullable: true })
  numerator: number | null;

  @ApiProperty({ type: Number, nullable: true })
  denominator: number | null;

  @ApiProperty({ description: 'Id of the metric, as in the glossary of the playbook.' })
  metric: string;

  @ApiProperty()
  metricVersion: number;

  @ApiProperty({ description: 'The playbook version in force when it was computed.' })
  playbook: number;

  @ApiProperty()
  window: FigureWindowDto;

  @ApiProperty({ format: 'date-time' })
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
    description: 'The list of exactly the leads that the numerator counts.',
  })
  leadsHref: string | null;
}
