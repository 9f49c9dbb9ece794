import { Type } from 'class-transformer';
import { IsObject, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { Fact } from '../define-fact.js';
import { IsInstant } from '../instant.js';

/** How a lead first came. */
export class FirstTouch {
  @IsString()
  @MaxLength(80)
  channel: string;

  @IsOptional()
  @IsUUID()
  campaignId?: string;

  /** When the first contact was. */
  @IsInstant()
  at: string;
}

@Fact({
  type: 'smarketing.lead.first-touch-corrected.v1',
  stream: 'leads',
  key: 'leadId',
  summary:
    'The first contact of a lead had been captured wrongly. Whatever counts by its channel or its month is restated.',
})
export class FirstTouchCorrected {
  @IsUUID()
  leadId: string;

  /** As it is from now on. */
  @IsObject()
  @ValidateNested()
  @Type(() => FirstTouch)
  first: FirstTouch;

  /** As it was until now. */
  @IsObject()
  @ValidateNested()
  @Type(() => FirstTouch)
  was: FirstTouch;
}
