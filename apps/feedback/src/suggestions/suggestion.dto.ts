import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  declineReasons,
  sides,
  suggestionTopics,
  type DeclineReason,
  type Side,
  type SuggestionTopic,
} from '@smarketing/contracts';
import { PageQuery, SeveralLines } from '@smarketing/http';
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
import { suggestionStates, type SuggestionState } from './suggestion.js';

/** A path of this system, as an address is written: nothing that leads elsewhere or runs. */
const ownAddress = /^\/v1\/[\w\-./?=&%:,+~]*$/;

export class DecideRequest {
  @ApiPropertyOptional({
    enum: sides,
    description: 'The side you act for; needed only with a token that speaks for both.',
  })
  @IsOptional()
  @IsIn(sides)
  side?: Side;
}

export class DeclineRequest extends DecideRequest {
  @ApiProperty({ enum: declineReasons })
  @IsIn(declineReasons)
  reason: DeclineReason;

  @ApiPropertyOptional({ maxLength: 4000 })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  @SeveralLines()
  text?: string;
}

export class RaiseRequest extends DecideRequest {
  @ApiProperty({ enum: suggestionTopics })
  @IsIn(suggestionTopics)
  topic: SuggestionTopic;

  @ApiProperty({ maxLength: 200 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  title: string;

  @ApiProperty({ maxLength: 4000 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(4000)
  @SeveralLines()
  text: string;

  @ApiPropertyOptional({
    type: [String],
    description:
      'Addresses of figures or lists that speak for it, such as a leadsHref: paths that begin with /v1/.',
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
  @ApiPropertyOptional({ enum: suggestionStates })
  @IsOptional()
  @IsIn(suggestionStates)
  state?: SuggestionState;
}
