import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Fact } from '../define-fact.js';
import { IsInstant } from '../instant.js';
import { FirstTouch } from '../leads/first-touch-corrected.v1.js';
import { Profile } from '../leads/profile.js';
import { touchpointKinds, type TouchpointKind } from '../leads/touchpoint-kinds.js';

/** A touchpoint of a lead that was absorbed. */
export class AbsorbedTouchpoint {
  @IsUUID()
  touchpointId: string;

  @IsIn(touchpointKinds)
  kind: TouchpointKind;

  @IsString()
  @MaxLength(80)
  channel: string;

  @IsOptional()
  @IsUUID()
  campaignId?: string;

  @IsInstant()
  at: string;
}

@Fact({
  type: 'smarketing.lead.absorbed.v1',
  stream: 'identities',
  key: 'leadId',
  summary:
    'Another lead turned out to be this one. Carries what is known of that one, in several parts where it is much; and again, with what is new of it, each time that more becomes known under its identity.',
})
export class LeadAbsorbed {
  /** The survivor. */
  @IsUUID()
  leadId: string;

  @IsUUID()
  absorbedId: string;

  /** 1, 2, 3 … of `parts`, in this order. */
  @IsInt()
  @Min(1)
  part: number;

  @IsInt()
  @Min(1)
  parts: number;

  /** The first contact of the absorbed lead, as it is now. */
  @IsObject()
  @ValidateNested()
  @Type(() => FirstTouch)
  first: FirstTouch;

  /** The whole profile of the absorbed lead, as it is now. */
  @IsObject()
  @ValidateNested()
  @Type(() => Profile)
  profile: Profile;

  /** Of the absorbed lead, each in one part only. */
  @IsArray()
  @ArrayMaxSize(10_000)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => AbsorbedTouchpoint)
  touchpoints: AbsorbedTouchpoint[];
}
