import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  declineReasons,
  sides,
  suggestionTopics,
  type DeclineReason,
  type Side,
  type SuggestionTopic,
} from '@smarketing/contracts';
import { PageOf, PageQuery, SeveralLines } from '@smarketing/http';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';
import { suggestionStates, type SuggestionState } from './suggestion-states.js';
import type { Suggestion } from './suggestion.schema.js';

/** A path of this system, as an address is written: nothing that leads elsewhere or runs. */
const ownAddress = /^\/v1\/[\w\-./?=&%:,+~]*$/;

export class DecideRequest {
  @ApiPropertyOptional({
    enum: sides,
    enumName: 'Side',
    description: 'The side you act for; needed only with a token that speaks for both.',
  })
  @IsOptional()
  @IsIn(sides)
  side?: Side;
}

export class DeclineRequest extends DecideRequest {
  @ApiProperty({ enum: declineReasons, enumName: 'DeclineReason' })
  @IsIn(declineReasons)
  reason: DeclineReason;

  @ApiPropertyOptional({ maxLength: 4000, description: 'More about the reason.' })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  @SeveralLines()
  text?: string;
}

export class RaiseRequest extends DecideRequest {
  @ApiProperty({ enum: suggestionTopics, enumName: 'SuggestionTopic' })
  @IsIn(suggestionTopics)
  topic: SuggestionTopic;

  @ApiProperty({ maxLength: 200, example: 'Score demo requests higher' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  title: string;

  @ApiProperty({ maxLength: 4000, description: 'What should change, and why.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(4000)
  @SeveralLines()
  text: string;

  @ApiPropertyOptional({
    type: [String],
    description:
      'Addresses of figures or lists that support it, such as a leadsHref: paths that begin with /v1/.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  @MaxLength(1000, { each: true })
  @Matches(ownAddress, { each: true, message: 'evidence must be addresses that begin with /v1/' })
  evidence?: string[];
}

export class SuggestionListQuery extends PageQuery {
  @ApiPropertyOptional({ enum: suggestionStates, enumName: 'SuggestionState' })
  @IsOptional()
  @IsIn(suggestionStates)
  state?: SuggestionState;
}

export class SuggestionDecisionDto {
  @ApiProperty({ enum: sides, enumName: 'Side' })
  side: Side;

  @ApiProperty({ description: 'The subject of their token.', example: 'auth0|64f1c2' })
  by: string;

  @ApiPropertyOptional({ description: 'The role in which they decided.', example: 'sales-lead' })
  as?: string;

  @ApiProperty({ type: Date })
  at: Date;

  @ApiPropertyOptional({ enum: declineReasons, enumName: 'DeclineReason' })
  reason?: DeclineReason;

  @ApiPropertyOptional({ description: 'More about the reason.' })
  text?: string;
}

const decisions = ['agree', 'decline'] as const;

export class SuggestionDto implements Omit<Suggestion, '_id'> {
  @ApiProperty({ format: 'uuid' })
  suggestionId: string;

  @ApiProperty({ enum: suggestionStates, enumName: 'SuggestionState' })
  state: SuggestionState;

  @ApiProperty({ enum: sides, enumName: 'Side', description: 'Who raised it; the other decides.' })
  side: Side;

  @ApiProperty({ enum: suggestionTopics, enumName: 'SuggestionTopic' })
  topic: SuggestionTopic;

  @ApiProperty({ example: 'Score demo requests higher' })
  title: string;

  @ApiProperty({ description: 'What should change, and why.' })
  text: string;

  @ApiProperty({
    type: [String],
    description: 'Addresses of the figures and lists that support it.',
    example: ['/v1/reports/leads?lossReason=price&outcome=lost'],
  })
  evidence: string[];

  @ApiProperty({ description: 'The subject of their token.', example: 'auth0|64f1c2' })
  raisedBy: string;

  @ApiPropertyOptional({ description: 'The role in which it was raised.', example: 'marketing' })
  raisedAs?: string;

  @ApiProperty({ type: Date })
  raisedAt: Date;

  @ApiPropertyOptional({ type: SuggestionDecisionDto, description: 'Absent until it is decided.' })
  decision?: SuggestionDecisionDto;

  @ApiProperty({ enum: decisions, isArray: true, description: 'What the other side may do now.' })
  legal: (typeof decisions)[number][];
}

export class SuggestionPageDto extends PageOf(SuggestionDto) {}

export class DecidedDto {
  @ApiProperty({ format: 'uuid' })
  suggestionId: string;

  @ApiProperty({ enum: suggestionStates, enumName: 'SuggestionState' })
  state: SuggestionState;
}

/** What the problem `illegal-transition` of a suggestion says beside what every problem says. */
export class SuggestionDecided {
  @ApiPropertyOptional({ enum: suggestionStates, enumName: 'SuggestionState' })
  state?: SuggestionState;

  @ApiPropertyOptional({ enum: decisions, isArray: true, description: 'What the state allows.' })
  legal?: readonly (typeof decisions)[number][];
}
