import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Money, Profile, dealOutcomes, importedStages, lossReasons } from '@smarketing/contracts';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsString, MaxLength } from 'class-validator';

export class ResolveDto {
  @ApiProperty({ example: 'crm' })
  @IsString()
  @MaxLength(60)
  system: string;

  @ApiProperty({ type: [String], maxItems: 500 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  ids: string[];
}

export class ResolvedDto {
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', format: 'uuid' },
    description: 'External id → leadId. Ids that nobody has are left out.',
  })
  leads: Record<string, string>;
}

export class OutcomeDto {
  @ApiProperty({ enum: dealOutcomes })
  outcome: string;

  @ApiPropertyOptional({ type: Object, description: 'Of a deal won: minor units and currency.' })
  amount?: Money;

  @ApiPropertyOptional({ enum: lossReasons })
  reason?: string;

  @ApiProperty({ format: 'date-time' })
  closedAt: Date;
}

export class FormerFirstTouchDto {
  @ApiProperty()
  channel: string;

  @ApiProperty({ format: 'date-time' })
  at: Date;

  @ApiProperty({ format: 'date-time' })
  correctedAt: Date;

  @ApiProperty()
  reason: string;
}

export class LeadDto {
  @ApiProperty({ format: 'uuid' })
  leadId: string;

  @ApiProperty({ example: 'import' })
  source: string;

  @ApiProperty({ example: 'organic_search' })
  channel: string;

  @ApiPropertyOptional({ format: 'uuid' })
  campaignId?: string;

  @ApiProperty({ type: Object })
  profile: Profile;

  @ApiProperty({ format: 'date-time' })
  capturedAt: Date;

  @ApiProperty()
  touchpoints: number;

  @ApiPropertyOptional({ format: 'date-time' })
  lastTouchpointAt?: Date;

  @ApiProperty({ type: [String] })
  externalSystems: string[];

  @ApiPropertyOptional({
    enum: importedStages,
    description: 'How far another system had led it, as the newest file says.',
  })
  stage?: string;

  @ApiPropertyOptional({
    type: [FormerFirstTouchDto],
    description: 'How the first contact was noted before it was corrected, oldest first.',
  })
  corrections?: readonly FormerFirstTouchDto[];

  @ApiPropertyOptional({ type: OutcomeDto, description: 'What sales told back, if a deal closed.' })
  conversion?: OutcomeDto;
}
